import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aliasesOf } from '../../lib/aliases/aliases.ts';
import { unpackDigest } from '../../lib/aliases/packed-digest.ts';
import type { TagRecord } from '../../lib/aliases/table.ts';
import { groupByImage } from './group-by-image.ts';
import { someTags, tableOf, tag } from './truth.ts';

const LINUX = { 'linux/amd64': 'l1', 'linux/arm64': 'l2' };
const golang = tableOf([
  tag('latest', 'i1', { ...LINUX, 'windows/amd64@10.0.1': 'w1', 'windows/amd64@10.0.2': 'w2' }),
  tag('1.26.1', 'i1', { ...LINUX, 'windows/amd64@10.0.1': 'w1', 'windows/amd64@10.0.2': 'w2' }),
  tag('bookworm', 'i2', LINUX),
  tag('1.26.1-bookworm', 'i2', LINUX),
  tag('alpine', 'i3', { 'linux/amd64': 'a1' }),
]);

describe('two statements, never mixed up', () => {
  test('the same index, and the same image on the platform of another index', () => {
    const [latest, bookworm, alpine] = aliasesOf(golang, ['latest', 'bookworm', 'alpine'], 'linux/amd64');
    expect(latest).toMatchObject({
      sameIndex: ['1.26.1'],
      platform: 'linux/amd64',
      samePlatform: ['bookworm', '1.26.1-bookworm'],
      version: { version: '1.26.1', tag: '1.26.1', source: 'alias' },
    });
    expect(bookworm).toMatchObject({ sameIndex: ['1.26.1-bookworm'], samePlatform: ['latest', '1.26.1'] });
    expect(alpine).toMatchObject({ sameIndex: [], samePlatform: [], version: null, multiPlatform: false });
  });

  test('a platform that the tag does not have gives way to the most common one it has', () => {
    expect(aliasesOf(golang, ['bookworm'], 'windows/amd64@10.0.1')[0]?.platform).toBe('linux/amd64');
    expect(aliasesOf(golang, ['latest'], 'windows/amd64@10.0.1')[0]).toMatchObject({
      platform: 'windows/amd64@10.0.1',
      samePlatform: [],
    });
  });

  test('the image that the reader looks at decides the platform', () => {
    const looked = golang.images.map(unpackDigest);
    const found = looked.flatMap((digest) => aliasesOf(golang, ['latest'], 'linux/amd64', digest));
    expect(new Set(found.map(({ platform }) => platform))).toEqual(
      new Set(['linux/amd64', 'linux/arm64', 'windows/amd64@10.0.1', 'windows/amd64@10.0.2']),
    );
  });

  test('a tag that is not known says so', () => {
    expect(aliasesOf(golang, ['nope'], 'linux/amd64')).toEqual([
      {
        tag: 'nope',
        known: false,
        multiPlatform: false,
        indexKnown: false,
        sameIndex: [],
        ownVersion: null,
        digest: null,
        image: null,
        pushed: 0,
        platform: null,
        samePlatform: [],
        version: null,
      },
    ]);
  });

  test('agrees with the plain definition, on any tags', () => {
    fc.assert(
      fc.property(someTags, (tags) => {
        const answers = aliasesOf(
          tableOf(tags),
          tags.map((one) => one.name),
          'linux/amd64',
        );
        tags.forEach((one, at) => {
          const others = tags.filter((other) => other !== one);
          const index = others.filter((other) => one.digest !== undefined && other.digest === one.digest);
          const manifest = digestOn(one, answers[at]?.platform ?? '');
          const platform = others.filter(
            (other) =>
              !index.includes(other) && manifest && digestOn(other, answers[at]?.platform ?? '') === manifest,
          );
          expect(new Set(answers[at]?.sameIndex)).toEqual(names(index));
          expect(new Set(answers[at]?.samePlatform)).toEqual(names(platform));
        });
      }),
    );
  });
});

describe('alias groups', () => {
  test('every tag is in exactly one group', () => {
    fc.assert(
      fc.property(someTags, (tags) => {
        const rows = groupByImage(tableOf(tags)).flatMap((group) => group.rows);
        expect(rows.sort((a, b) => a - b)).toEqual(tags.map((_, at) => at));
      }),
    );
  });

  test('where no index digest is recorded, the same set of platform images is one group', () => {
    const table = tableOf([
      tag('a', null, LINUX),
      tag('b', null, LINUX),
      tag('c', null, { 'linux/amd64': 'l1' }),
    ]);
    expect(groupByImage(table)).toEqual([
      { digest: 'sha256:l1', exact: false, rows: [0, 1] },
      { digest: 'sha256:l1', exact: false, rows: [2] },
    ]);
  });

  test('every group is known by a digest that is whole', () => {
    fc.assert(
      fc.property(someTags, (tags) => {
        for (const { digest, exact, rows } of groupByImage(tableOf(tags))) {
          const told = rows.map((row) => tags[row]);
          const own = told.map((one) => one?.digest ?? null);
          const first = told.flatMap((one) => one?.images.map((image) => image.digest) ?? []);
          if (exact) expect(new Set(own)).toEqual(new Set([digest]));
          else expect([null, ...first]).toContain(digest);
        }
      }),
    );
  });

  test('tags of which nothing is known are never one group', () => {
    expect(groupByImage(tableOf([tag('a', null), tag('b', null)]))).toHaveLength(2);
  });
});

const names = (tags: TagRecord[]) => new Set(tags.map((one) => one.name));
const digestOn = (one: TagRecord, platform: string) =>
  one.images.find((image) => image.platform === platform)?.digest;
