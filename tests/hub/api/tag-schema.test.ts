import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import type { TagRecord } from '../../../lib/aliases/table.ts';
import { TagSchema, TagsPageSchema, toRecord } from '../../../lib/hub/api/tag-schema.ts';
import { hasShared, sharedFiles, sharedText } from '../../oci/shared.ts';

const A = `sha256:${'a'.repeat(64)}`;
const B = `sha256:${'b'.repeat(64)}`;
const C = `sha256:${'c'.repeat(64)}`;

const INDEX = 'application/vnd.oci.image.index.v1+json';
const CONFIG = 'application/vnd.docker.container.image.v1+json';
const SCHEMA_1 = 'application/vnd.docker.distribution.manifest.v1+prettyjws';

/** One image as Hub's API lists it in 2026. */
const image = (more: object = {}) => ({
  architecture: 'amd64',
  features: '',
  variant: null,
  digest: B,
  os: 'linux',
  os_features: '',
  os_version: null,
  size: 29_142_494,
  status: 'active',
  last_pulled: '2026-10-03T00:41:40.772551859Z',
  last_pushed: '2026-10-01T22:10:04Z',
  ...more,
});
const attestation = image({ architecture: 'unknown', os: 'unknown', digest: C, size: 20_000 });

/** One tag as Hub's API lists it in 2026. */
const tag = (more: object = {}) => ({
  creator: 7,
  id: 1,
  images: [image(), attestation],
  last_updated: '2026-10-01T22:10:05.123456Z',
  last_updater: 7,
  last_updater_username: 'doijanky',
  name: '1.31',
  repository: 21_171,
  full_size: 29_142_494,
  v2: true,
  tag_status: 'active',
  tag_last_pulled: '2026-10-03T00:41:40.772551859Z',
  tag_last_pushed: '2026-10-01T22:10:05.123456Z',
  media_type: INDEX,
  content_type: 'image',
  digest: A,
  ...more,
});
const without = (key: string, more: object = {}) => {
  const { [key]: _, ...rest } = tag(more) as Record<string, unknown>;
  return rest;
};

const read = (raw: unknown): TagRecord => toRecord(v.parse(TagSchema, raw));
const platforms = (...images: object[]) =>
  read(tag({ images: images.map((one) => image(one)) })).images.map((one) => one.platform);

describe('a tag in Hub’s API', () => {
  test('an index with attestations: its digest, its platforms, its push, its size', () => {
    expect(read(tag())).toEqual({
      name: '1.31',
      digest: A,
      images: [{ platform: 'linux/amd64', digest: B, size: 29_142_494 }],
      pushedAt: Date.parse('2026-10-01T22:10:05.123Z'),
    });
  });

  test('a size that cannot be one is unknown', () => {
    for (const size of [-1, '5', null, 0])
      expect(read(tag({ images: [image({ size })] })).images).toEqual([
        { platform: 'linux/amd64', digest: B },
      ]);
  });

  test.each([
    ['no digest, an index', without('digest'), undefined],
    ['a digest of null, an index', tag({ digest: null }), undefined],
    ['an invalid digest', tag({ digest: 'sha256:short' }), undefined],
    [
      'no digest, one image that is no index',
      without('digest', { media_type: CONFIG, images: [image()] }),
      B,
    ],
    ['no digest, schema 1', without('digest', { media_type: SCHEMA_1, images: [image({ os: '' })] }), B],
    [
      'no digest, no media type (2019)',
      without('digest', { media_type: null, images: [image()] }),
      undefined,
    ],
    [
      'no digest, two images, no index',
      without('digest', { media_type: CONFIG, images: [image(), image({ os: 'windows' })] }),
      undefined,
    ],
    ['no digest, an attestation beside', without('digest', { media_type: CONFIG }), B],
  ])('%s', (_, raw, digest) => expect(read(raw).digest).toBe(digest));

  test('platforms come in their one spelling', () => {
    expect(
      platforms(
        { architecture: 'arm64', variant: 'v8' },
        { architecture: 'arm64', variant: null },
        { architecture: 'arm64', variant: '' },
        { architecture: 'arm', variant: 'v7' },
        { architecture: 'arm', variant: null },
        { architecture: 'amd64', os: 'windows', os_version: '10.0.26100.6899' },
        { architecture: 'amd64', os: '' },
        { architecture: 'amd64', os: null },
      ),
    ).toEqual([
      'linux/arm64',
      'linux/arm64',
      'linux/arm64',
      'linux/arm/v7',
      'linux/arm/v7',
      'windows/amd64@10.0.26100.6899',
      'amd64',
      'amd64',
    ]);
  });

  test.each([
    ['attestations alone', [attestation]],
    ['none', []],
    ['null', null],
    ['something else', 'none'],
    ['images without a digest', [image({ digest: null }), image({ digest: '' })]],
  ])('images: %s', (_, images) => expect(read(tag({ images })).images).toEqual([]));

  test('images missing altogether', () => expect(read(without('images')).images).toEqual([]));

  test('an attestation is known by both words: an unknown system on a known machine stays', () => {
    expect(platforms({ os: 'unknown' }, { architecture: 'unknown' })).toEqual([
      'unknown/amd64',
      'linux/unknown',
    ]);
  });

  test.each([
    [
      'nine digits of a second',
      { tag_last_pushed: '2026-10-03T00:41:40.772551859Z' },
      '2026-10-03T00:41:40.772Z',
    ],
    ['no fraction', { tag_last_pushed: '2026-10-03T00:41:40Z' }, '2026-10-03T00:41:40Z'],
    [
      'the 2019 shape',
      { tag_last_pushed: undefined, last_updated: '2019-09-08T00:33:26.798733Z' },
      '2019-09-08T00:33:26.798Z',
    ],
    ['empty', { tag_last_pushed: '', last_updated: '2019-09-08T00:33:26Z' }, '2019-09-08T00:33:26Z'],
  ])('the push: %s', (_, more, at) => expect(read(tag(more)).pushedAt).toBe(Date.parse(at)));

  test.each([
    [{ tag_last_pushed: null, last_updated: null }],
    [{ tag_last_pushed: 'yesterday' }],
    [{ tag_last_pushed: 5, last_updated: {} }],
  ])('no push: %j', (more) => expect('pushedAt' in read(tag(more))).toBe(false));

  test('when it was last pulled makes no difference', () => {
    expect(read(tag({ tag_last_pulled: null }))).toEqual(read(tag()));
  });
});

describe('a page', () => {
  const page = (results: unknown, more: object = {}) => ({
    count: 1,
    next: null,
    previous: null,
    results,
    ...more,
  });
  const accepts = (raw: unknown) => v.safeParse(TagsPageSchema, raw).success;

  test.each([
    page([]),
    page([tag()], { next: 'https://hub.docker.com/v2/x?page=2\u0026page_size=100' }),
    { count: 0, results: [] },
    page([tag({ media_type: 7, images: [{ os: 4, digest: A }] })]),
  ])('is accepted: %#', (raw) => expect(accepts(raw)).toBe(true));

  test.each([
    null,
    'tags',
    [],
    {},
    page(null),
    page({}),
    page([null]),
    page(['latest']),
    page([tag({ name: 7 })]),
    page([without('name')]),
    page([tag()], { count: -1 }),
    page([tag()], { count: 1.5 }),
    page([tag()], { count: 1e15 }),
    page([tag()], { count: '1' }),
    { message: 'object not found', errinfo: {} },
  ])('is rejected: %#', (raw) => expect(accepts(raw)).toBe(false));

  test('a tag whose name cannot be one does not take the others with it', () => {
    const named = [tag({ name: '' }), tag({ name: 'x'.repeat(300) }), tag({ name: '__proto__' })];
    expect(v.parse(TagsPageSchema, page(named)).results.map((one) => one.name)).toEqual(['__proto__']);
  });

  test('any content is accepted or refused, and what is accepted is plain', () => {
    const hostile = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(A, '', null, 'sha256:x', '<img src=x onerror=alert(1)>'),
    );
    const raw = fc.record({
      name: fc.oneof(fc.string(), hostile),
      digest: hostile,
      images: fc.oneof(
        hostile,
        fc.array(
          fc.dictionary(fc.constantFrom('os', 'architecture', 'variant', 'digest', 'os_version'), hostile),
        ),
      ),
      media_type: hostile,
      tag_last_pushed: hostile,
      last_updated: hostile,
    });
    fc.assert(
      fc.property(fc.array(raw, { maxLength: 3 }), (results) => {
        const checked = v.safeParse(TagsPageSchema, page(results));
        if (!checked.success) return;
        for (const one of checked.output.results.map(toRecord)) {
          expect(one.name.length).toBeGreaterThan(0);
          for (const digest of [one.digest, ...one.images.map((each) => each.digest)])
            if (digest !== undefined) expect(digest).toMatch(/^sha256:[0-9a-f]{64}$/);
          if (one.pushedAt !== undefined) expect(Number.isFinite(one.pushedAt)).toBe(true);
        }
      }),
    );
  });
});

interface Captured {
  results?: { name: string; digest?: string; images: { os: string; digest?: string }[] }[];
  data?: Captured;
  count?: number;
}

describe.skipIf(!hasShared)('captured answers', () => {
  const parse = (file: string): Captured => {
    const whole = JSON.parse(sharedText(file)) as Captured;
    return whole.data ? { count: whole.data.results?.length ?? 0, ...whole.data } : whole;
  };
  const lists = sharedFiles('hub-api').filter((file) => /hub-tags-/.test(file));
  const single = sharedFiles('hub-api').filter((file) => /hub-tag-library/.test(file));
  const errors = sharedFiles('hub-api').filter((file) => /hub-error/.test(file));

  test.each(lists)('%s', (file) => {
    const raw = parse(file);
    const page = v.parse(TagsPageSchema, raw);
    expect(page.results).toHaveLength(raw.results?.length ?? -1);
    page.results.map(toRecord).forEach((record, at) => {
      const source = raw.results?.[at];
      if (source?.digest) expect(record.digest).toBe(source.digest);
      expect(record.pushedAt).toBeGreaterThan(Date.parse('2013-01-01'));
      const shown = source?.images.filter((one) => one.os !== 'unknown' && one.digest) ?? [];
      expect(record.images.map((one) => one.digest)).toEqual(shown.map((one) => one.digest));
      for (const { platform } of record.images) expect(platform).toMatch(/^[a-z0-9/.@]+$/);
    });
  });

  test.each(single)('%s', (file) => expect(read(parse(file)).images.length).toBeGreaterThan(1));

  test.each(errors)('%s is no page', (file) => {
    expect(v.safeParse(TagsPageSchema, parse(file)).success).toBe(false);
  });

  test('an alias pair has one digest and the same images, in whatever order', () => {
    const page = v.parse(TagsPageSchema, parse('hub-api/hub-tags-library-debian-p1-2023-06-17.json'));
    const records = page.results.map(toRecord);
    const pair = records.filter((one) => one.digest === records[0]?.digest);
    const sets = pair.map(({ images }) => images.map((one) => `${one.platform} ${one.digest}`).sort());
    expect(pair.length).toBeGreaterThan(1);
    expect(new Set(sets.map(String)).size).toBe(1);
  });
});
