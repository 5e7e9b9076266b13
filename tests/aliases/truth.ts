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

/** Arbitrary tags with few enough digests that many are aliases of each other. */
export const someTags: fc.Arbitrary<TagRecord[]> = fc
  .uniqueArray(
    fc.record({
      name: fc.stringMatching(/^[a-z0-9.-]{1,6}$/),
      digest: fc.option(fc.constantFrom('i1', 'i2', 'i3', 'm1'), { nil: null }),
      images: fc.dictionary(
        fc.constantFrom('linux/amd64', 'linux/arm64', 'windows/amd64@10'),
        fc.constantFrom('m1', 'm2', 'm3'),
      ),
    }),
    { selector: (one) => one.name, maxLength: 24 },
  )
  .map((all) => all.map((one) => tag(one.name, one.digest, one.images)));
