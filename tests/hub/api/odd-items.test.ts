import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { TagImagesSchema } from '../../../lib/hub/api/images.ts';
import { RepositoriesSchema } from '../../../lib/hub/api/repositories.ts';
import { SearchSchema } from '../../../lib/hub/api/search.ts';
import { TagsPageSchema, toRecord } from '../../../lib/hub/api/tag-schema.ts';

const digest = `sha256:${'a'.repeat(64)}`;
const image = { os: 'linux', architecture: 'amd64', variant: null, os_version: null, digest };
const tag = (name: string) => ({ name, digest, images: [image], tag_last_pushed: null });

/** Anything, but not what is asked for. */
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    7,
    'text',
    [],
    {},
    { name: null },
    { name: '' },
    { name: 'a\nb' },
  ),
  fc.record({
    name: fc.string({ minLength: 129 }),
    repo_name: fc.constant('A B'),
    namespace: fc.constant('/'),
  }),
);

/** A list with odd items anywhere in it. */
const mixed = <T>(good: T[]) =>
  fc
    .array(odd, { maxLength: 4 })
    .chain((odds) => fc.shuffledSubarray([...good, ...odds], { minLength: good.length + odds.length }));

describe('an odd item takes no other with it', () => {
  test('among tags', () => {
    fc.assert(
      fc.property(mixed([tag('latest'), tag('1'), tag('constructor'), tag('__proto__')]), (results) => {
        const page = v.parse(TagsPageSchema, { count: 9, next: null, results });
        expect(page.results.map(({ name }) => name).sort()).toEqual([
          '1',
          '__proto__',
          'constructor',
          'latest',
        ]);
      }),
    );
  });

  test('among the images of a tag', () => {
    fc.assert(
      fc.property(mixed([image]), (images) => {
        const { results } = v.parse(TagsPageSchema, {
          count: 1,
          next: null,
          results: [{ ...tag('1'), images }],
        });
        expect(results.map(toRecord)[0]?.images).toEqual([{ platform: 'linux/amd64', digest }]);
        expect(v.parse(TagImagesSchema, images).filter((each) => each.digest === digest)).toHaveLength(1);
      }),
    );
  });

  test('among repositories and results', () => {
    const repository = { namespace: 'grafana', name: 'loki' };
    fc.assert(
      fc.property(mixed([repository]), mixed([{ repo_name: 'grafana/loki' }]), (listed, found) => {
        expect(v.parse(RepositoriesSchema, { count: 1, results: listed }).results).toMatchObject([
          repository,
        ]);
        expect(v.parse(SearchSchema, { results: found }).results).toMatchObject([
          { repo_name: 'grafana/loki' },
        ]);
      }),
    );
  });
});
