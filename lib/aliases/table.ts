import { halfOf, packDigest, packHalf, unpackDigest, WHOLE } from './packed-digest.ts';

/**
 * All that is known of a repository's tags, as columns: every digest, platform and set of images is kept once and named by
 * its position. 100,000 tags are thus a few flat arrays, cheap to store, to send and to group.
 */
export interface TagTable {
  names: string[];
  /** Per tag: position in `digests` of its index (or its only manifest); -1 where the registry never recorded it. */
  index: number[];
  /** Per tag: position in `sets`. */
  set: number[];
  /** Per tag: last push, in ms since 1970; 0 where unknown. */
  pushed: number[];
  /** Packed, of indexes (or only manifests); `digestAt` tells them as they are written. */
  digests: string[];
  platforms: string[];
  /**
   * Packed, of platforms' manifests, each known by the first half of its digest. That is all that is kept where the tags
   * that have it are known by an index: nobody is shown more, and there are eight times as many of them as of indexes.
   */
  images: string[];
  /** Each a sorted list of pairs `[platform, image, platform, image, …]`, as positions; attestations are not in it. */
  sets: number[][];
}

/**
 * One image of a tag: which platform (a platform key) and the digest of its manifest; out of a table, perhaps the first half
 * of that.
 */
export interface PlatformImage {
  platform: string;
  digest: string;
}

/** One tag as a source tells it. */
export interface TagRecord {
  name: string;
  digest?: string;
  images: PlatformImage[];
  /** ms since 1970 */
  pushedAt?: number;
}

export const emptyTable = (): TagTable => ({
  names: [],
  index: [],
  set: [],
  pushed: [],
  digests: [],
  platforms: [],
  images: [],
  sets: [],
});

/** A table that can be written to; `done` hands it out. The table that it began with stays as it was. */
export interface TableEditor {
  /** Adds or replaces a tag. Returns whether that changed anything. */
  put(record: TagRecord): boolean;
  /** Adds or replaces a tag of which only the digest is known: its images are those of any other tag with that index. */
  putDigest(name: string, digest: string): boolean;
  done(): TagTable;
}

export function editTable(table: TagTable): TableEditor {
  const next: TagTable = {
    names: [...table.names],
    index: [...table.index],
    set: [...table.set],
    pushed: [...table.pushed],
    digests: [...table.digests],
    platforms: [...table.platforms],
    images: [...table.images],
    sets: [...table.sets],
  };
  const row = positions(next.names);
  const digest = positions(next.digests);
  const platform = positions(next.platforms);
  const image = positions(next.images.map(halfOf));
  const set = positions(next.sets.map(String));

  const imageOf = (written: string, whole: boolean): number => {
    const at = keep(packHalf(written), image, next.images);
    if (whole && next.images[at]?.length !== WHOLE) next.images[at] = packDigest(written);
    return at;
  };
  const setOf = (images: PlatformImage[], whole: boolean): number => {
    const pairs = images
      .map((one): [number, number] => [
        keep(one.platform, platform, next.platforms),
        imageOf(one.digest, whole),
      ])
      .sort((a, b) => a[0] - b[0] || a[1] - b[1])
      .flat();
    const known = set.get(String(pairs));
    if (known !== undefined) return known;
    set.set(String(pairs), next.sets.length);
    return next.sets.push(pairs) - 1;
  };

  const editor: TableEditor = {
    put(record) {
      const at = keep(record.name, row, next.names);
      const values = {
        index: record.digest === undefined ? -1 : keep(packDigest(record.digest), digest, next.digests),
        set: setOf(record.images, record.digest === undefined),
        pushed: record.pushedAt ?? 0,
      };
      const same =
        next.index[at] === values.index && next.set[at] === values.set && next.pushed[at] === values.pushed;
      next.index[at] = values.index;
      next.set[at] = values.set;
      next.pushed[at] = values.pushed;
      return !same;
    },
    putDigest(name, written) {
      const position = digest.get(packDigest(written));
      const twin = position === undefined ? -1 : next.index.indexOf(position);
      return editor.put({ name, digest: written, images: twin < 0 ? [] : imagesAt(next, twin) });
    },
    done: () => next,
  };
  return editor;
}

/** The table with only the tags that `stays` names, and without digests and sets that no tag uses any more. */
export function keepTags(table: TagTable, stays: (name: string) => boolean): TagTable {
  const editor = editTable(emptyTable());
  table.names.forEach((name, at) => {
    if (stays(name)) editor.put(recordAt(table, at));
  });
  return editor.done();
}

/** How many tags there are of which only the digest is known. */
export const countBare = ({ index, set, sets }: TagTable): number =>
  set.filter((images, row) => (index[row] ?? -1) >= 0 && !sets[images]?.length).length;

/** The tag in one row, as its source told it, but that digests of images may be cut to their first half. */
export function recordAt(table: TagTable, at: number): TagRecord {
  const record: TagRecord = { name: table.names[at] ?? '', images: imagesAt(table, at) };
  const digest = digestAt(table, table.index[at] ?? -1);
  if (digest !== null) record.digest = digest;
  if (table.pushed[at]) record.pushedAt = table.pushed[at];
  return record;
}

/** The images of the tag in one row. */
export function imagesAt(table: TagTable, at: number): PlatformImage[] {
  const pairs = table.sets[table.set[at] ?? -1] ?? [];
  const images: PlatformImage[] = [];
  for (let i = 0; i < pairs.length; i += 2)
    images.push({
      platform: table.platforms[pairs[i] ?? -1] ?? '',
      digest: imageAt(table, pairs[i + 1] ?? -1) ?? '',
    });
  return images;
}

/** The digest of an index at a position of the table, as registries write it; null where there is none. */
export const digestAt = ({ digests }: TagTable, position: number): string | null =>
  unpacked(digests[position]);

/** That of a platform's manifest, perhaps cut to its first half; whole where a tag without an index digest has it. */
export const imageAt = ({ images }: TagTable, position: number): string | null => unpacked(images[position]);

/** The position of a platform's manifest by its digest; -1 where no tag has it. */
export function positionOfImage({ images }: TagTable, digest: string): number {
  const half = packHalf(digest);
  const whole = packDigest(digest);
  return images.findIndex((packed) => packed === half || packed === whole);
}

const unpacked = (packed: string | undefined): string | null =>
  packed === undefined ? null : unpackDigest(packed);

const positions = (values: string[]) => new Map(values.map((value, at) => [value, at]));

/** The position of a value in a list in which every value stands once; it is added where it is new. */
function keep(value: string, known: Map<string, number>, list: string[]): number {
  const at = known.get(value);
  if (at !== undefined) return at;
  known.set(value, list.length);
  return list.push(value) - 1;
}
