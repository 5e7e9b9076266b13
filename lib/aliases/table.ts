import { halfOf, packDigest, packHalf, unpackDigest, WHOLE } from './packed-digest.ts';

/**
 * The known tags of a repository, as columns: every digest, platform and set of images is stored once and referred to by
 * position. 100,000 tags are a few flat arrays, cheap to store, send and group.
 */
export interface TagTable {
  names: string[];
  /** Per tag: position in `digests` of its index (or only manifest); -1 if the registry has no record of it. */
  index: number[];
  /** Per tag: position in `sets`. */
  set: number[];
  /** Per tag: last push, in ms since 1970; 0 where unknown. */
  pushed: number[];
  /** Packed digests of indexes (or only manifests); `digestAt` unpacks them. */
  digests: string[];
  platforms: string[];
  /**
   * Packed digests of platform manifests, keyed by their first half. Only that half is kept where every tag with this image
   * has an index digest: more is never shown, and there are eight times as many of these as of indexes.
   */
  images: string[];
  /** Each a sorted list of pairs `[platform, image, platform, image, …]`, as positions, without attestations. */
  sets: number[][];
  /** Per image: its compressed size in bytes, as a 32-bit float; 0 where unknown. */
  sizes: number[];
}

/**
 * One image of a tag: its platform key and manifest digest. Read from a table, the digest may be cut to its first half.
 */
export interface PlatformImage {
  platform: string;
  digest: string;
  /** Compressed, in bytes; exact to seven digits where it was read from a table. */
  size?: number;
}

/** One tag as a source reports it. */
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
  sizes: [],
});

/** A copy of a table that can be written to; `done` returns it. The original is not changed. */
export interface TableEditor {
  /** Adds or replaces a tag. Returns whether anything changed. */
  put(record: TagRecord): boolean;
  /** Adds or replaces a tag by digest alone; its images are those of another tag with that index, if there is one. */
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
    sizes: [...table.sizes],
  };
  const row = positions(next.names);
  const digest = positions(next.digests);
  const platform = positions(next.platforms);
  const image = positions(next.images.map(halfOf));
  const set = positions(next.sets.map(String));

  const imageOf = ({ digest: written, size = 0 }: PlatformImage, whole: boolean): number => {
    const at = keep(packHalf(written), image, next.images);
    if (whole && next.images[at]?.length !== WHOLE) next.images[at] = packDigest(written);
    // One digest has one size; an image without a digest is any image.
    next.sizes[at] ||= written === '' ? 0 : sizeOf(size);
    return at;
  };
  const setOf = (images: PlatformImage[], whole: boolean): number => {
    const pairs = images
      .map((one): [number, number] => [keep(one.platform, platform, next.platforms), imageOf(one, whole)])
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

/** The table with only the tags that `stays` accepts, without unused digests and sets. */
export function keepTags(table: TagTable, stays: (name: string) => boolean): TagTable {
  const editor = editTable(emptyTable());
  table.names.forEach((name, at) => {
    if (stays(name)) editor.put(recordAt(table, at));
  });
  return editor.done();
}

/** How many tags have a digest but no known images. */
export const countBare = ({ index, set, sets }: TagTable): number =>
  set.filter((images, row) => (index[row] ?? -1) >= 0 && !sets[images]?.length).length;

/** The tag in one row, as its source reported it, except that image digests may be cut to their first half. */
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
  for (let i = 0; i < pairs.length; i += 2) {
    const image = pairs[i + 1] ?? -1;
    const platform = table.platforms[pairs[i] ?? -1] ?? '';
    const size = table.sizes[image] ?? 0;
    images.push({ platform, digest: imageAt(table, image) ?? '', ...(size > 0 && { size }) });
  }
  return images;
}

/** The index digest at a position, unpacked; null if there is none. */
export const digestAt = ({ digests }: TagTable, position: number): string | null =>
  unpacked(digests[position]);

/** The manifest digest of a platform image, perhaps cut to its first half; whole where a tag without index digest has it. */
export const imageAt = ({ images }: TagTable, position: number): string | null => unpacked(images[position]);

/** The position of a platform manifest by digest; -1 if no tag has it. */
export function positionOfImage({ images }: TagTable, digest: string): number {
  const half = packHalf(digest);
  const whole = packDigest(digest);
  return images.findIndex((packed) => packed === half || packed === whole);
}

const unpacked = (packed: string | undefined): string | null =>
  packed === undefined ? null : unpackDigest(packed);

/** As the column has it. What cannot be a size is unknown: storage, which takes no infinite number, would lose the whole table by it. */
const sizeOf = (bytes: number): number => (Number.isSafeInteger(bytes) && bytes > 0 ? Math.fround(bytes) : 0);

const positions = (values: string[]) => new Map(values.map((value, at) => [value, at]));

/** The position of a value in a list without duplicates; appended if it is new. */
function keep(value: string, known: Map<string, number>, list: string[]): number {
  const at = known.get(value);
  if (at !== undefined) return at;
  known.set(value, list.length);
  return list.push(value) - 1;
}
