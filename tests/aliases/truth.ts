import fc from 'fast-check';
import { editTable, emptyTable, type TagRecord, type TagTable } from '../../lib/aliases/table.ts';

/** A table of exactly these tags. */
export function tableOf(records: TagRecord[]): TagTable {
  const editor = editTable(emptyTable());
  for (const record of records) editor.put(record);
  return editor.done();
}

/** `tag('latest', 'i1', { 'linux/amd64': 'm1' })`: a tag with an index and images, named by short digests. */
export function tag(name: string, digest: string | null, images: Record<string, string> = {}): TagRecord {
  return {
    name,
    ...(digest === null ? {} : { digest: `sha256:${digest}` }),
    images: Object.entries(images).map(([platform, manifest]) => ({
      platform,
      digest: `sha256:${manifest}`,
    })),
  };
}

/** A digest of these hexadecimal signs: like a true one it is told from others by its first half. */
const digestFrom = (hex: string): string =>
  `sha256:${hex.padStart(16, '0').repeat(2)}${hex.padStart(32, 'f')}`;

export const digestOf = (number: number): string => digestFrom(number.toString(16));

/** The tag with every short digest written as a true one. */
function trueDigests(record: TagRecord): TagRecord {
  const written = (digest: string) =>
    digestFrom([...digest.slice(7)].map((sign) => sign.charCodeAt(0).toString(16)).join(''));
  return {
    ...record,
    ...(record.digest && { digest: written(record.digest) }),
    images: record.images.map((image) => ({ ...image, digest: written(image.digest) })),
  };
}

/** A true digest cut short to what is enough to tell it from others. */
export const halfOfDigest = (digest = ''): string => digest.replace(/^(sha256:.{32}).{32}$/, '$1');

/** A tag as a table can tell it: where it has an index digest, half of those of its images is enough. */
export const asKept = (record: TagRecord): TagRecord => ({
  ...record,
  images: record.images.map((image) => ({
    ...image,
    digest: record.digest === undefined ? image.digest : halfOfDigest(image.digest),
  })),
});

/** Arbitrary tags with few enough digests that many are aliases of each other; true digests or others. */
export const someTags: fc.Arbitrary<TagRecord[]> = fc
  .tuple(
    fc.boolean(),
    fc.uniqueArray(
      fc.record({
        name: fc.stringMatching(/^[a-z0-9.-]{1,6}$/),
        digest: fc.option(fc.constantFrom('i1', 'i2', 'i3', 'm1'), { nil: null }),
        images: fc.dictionary(
          fc.constantFrom('linux/amd64', 'linux/arm64', 'windows/amd64@10'),
          fc.constantFrom('m1', 'm2', 'm3'),
        ),
      }),
      { selector: (one) => one.name, maxLength: 24 },
    ),
  )
  .map(([isTrue, all]) =>
    all.map((one) => tag(one.name, one.digest, one.images)).map((one) => (isTrue ? trueDigests(one) : one)),
  );
