import fc from 'fast-check';
import { expect, test } from 'vitest';
import { tagsOfDigest } from '../../lib/aliases/tags-of-digest.ts';
import { someTags, tableOf, tag } from './truth.ts';

const table = tableOf([
  tag('latest', 'i1', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' }),
  tag('1.2', 'i1', { 'linux/amd64': 'm1', 'linux/arm64': 'm2' }),
  tag('1.2-amd64', 'm1', { 'linux/amd64': 'm1' }),
]);

test.each([
  ['sha256:i1', { index: ['latest', '1.2'], platform: [] }],
  ['sha256:m1', { index: ['1.2-amd64'], platform: ['latest', '1.2'] }],
  ['sha256:m2', { index: [], platform: ['latest', '1.2'] }],
  ['sha256:none', { index: [], platform: [] }],
])('%s was %o', (digest, tags) => expect(tagsOfDigest(table, digest)).toEqual(tags));

test('agrees with the plain definition, for every digest of any tags', () => {
  fc.assert(
    fc.property(someTags, (tags) => {
      const table = tableOf(tags);
      const all = tags.flatMap(({ digest, images }) => [
        digest ?? [],
        ...images.map((image) => image.digest),
      ]);
      for (const digest of new Set(all.flat())) {
        const index = tags.filter((one) => one.digest === digest);
        const holding = tags.filter(({ images }) => images.some((image) => image.digest === digest));
        const found = tagsOfDigest(table, digest);
        expect(new Set(found.index)).toEqual(namesOf(index));
        expect(new Set(found.platform)).toEqual(namesOf(holding.filter((one) => !index.includes(one))));
      }
    }),
  );
});

const namesOf = (tags: { name: string }[]) => new Set(tags.map(({ name }) => name));
