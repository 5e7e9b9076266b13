import { TagkinError } from '../failure.ts';
import { ENTRY_KINDS, type Entry } from './format/entry.ts';
import { MAX_ENTRIES, MAX_PATH_CHARACTERS } from './format/limits.ts';

/** The entries of a layer in packed arrays, about 40 bytes an entry beside its path. Plain data: it survives a message. */
export interface EntryList {
  paths: string[];
  /** Index in `ENTRY_KINDS`; 16 added for an opaque directory. */
  kinds: Uint8Array;
  sizes: Float64Array;
  modes: Uint16Array;
  uids: Uint32Array;
  gids: Uint32Array;
  modified: Float64Array;
  targets: Map<number, string>;
  /** What identifies the bytes of files, by path, where that was asked for. */
  contents: Map<string, string>;
}

const OPAQUE = 16;
const FILE = ENTRY_KINDS.indexOf('file');
const FIRST_ROOM = 1024;

const withRoom = (length: number): Omit<EntryList, 'paths' | 'targets' | 'contents'> => ({
  kinds: new Uint8Array(length),
  sizes: new Float64Array(length),
  modes: new Uint16Array(length),
  uids: new Uint32Array(length),
  gids: new Uint32Array(length),
  modified: new Float64Array(length),
});

const COLUMNS = ['kinds', 'sizes', 'modes', 'uids', 'gids', 'modified'] as const;

/** Collects entries. `add` throws `too-large` beyond the limits of `limits.ts`; what was added before stays. */
export function collectEntries(): {
  add(entry: Entry): void;
  /** Notes what identifies the bytes of a file; where the archive has it twice, the last counts. */
  setContent(path: string, content: string): void;
  listing(): EntryList;
} {
  const paths: string[] = [];
  const targets = new Map<number, string>();
  const contents = new Map<string, string>();
  let columns = withRoom(FIRST_ROOM);
  let characters = 0;
  const resize = (length: number) => {
    const next = withRoom(length);
    for (const name of COLUMNS) next[name].set(columns[name].subarray(0, Math.min(paths.length, length)));
    columns = next;
  };
  return {
    add(entry) {
      characters += entry.path.length + (entry.target?.length ?? 0);
      if (paths.length >= MAX_ENTRIES || characters > MAX_PATH_CHARACTERS)
        throw new TagkinError({ kind: 'too-large' });
      const at = paths.length;
      if (at === columns.kinds.length) resize(at * 2);
      paths.push(entry.path);
      columns.kinds[at] = ENTRY_KINDS.indexOf(entry.kind) + (entry.isOpaque ? OPAQUE : 0);
      columns.sizes[at] = entry.size;
      columns.modes[at] = entry.mode;
      columns.uids[at] = entry.uid;
      columns.gids[at] = entry.gid;
      columns.modified[at] = entry.modified;
      if (entry.target !== undefined) targets.set(at, entry.target);
      if (entry.content !== undefined) contents.set(entry.path, entry.content);
    },
    setContent: (path, content) => void contents.set(path, content),
    listing() {
      resize(paths.length);
      return { paths, targets, contents, ...columns };
    },
  };
}

/** The entry at an index of a listing. */
export function entryAt(listing: EntryList, at: number): Entry {
  const kind = listing.kinds[at] ?? 0;
  const target = listing.targets.get(at);
  const content = listing.contents.get(listing.paths[at] ?? '');
  return {
    path: listing.paths[at] ?? '',
    kind: ENTRY_KINDS[kind % OPAQUE] ?? 'other',
    size: listing.sizes[at] ?? 0,
    mode: listing.modes[at] ?? 0,
    uid: listing.uids[at] ?? 0,
    gid: listing.gids[at] ?? 0,
    modified: listing.modified[at] ?? 0,
    ...(target !== undefined && { target }),
    ...(content !== undefined && { content }),
    ...(kind >= OPAQUE && { isOpaque: true as const }),
  };
}

/** All entries, in the order of the archive. */
export const entriesOf = (listing: EntryList): Entry[] => listing.paths.map((_, at) => entryAt(listing, at));

/** How many files with the path of an entry stand before it: an archive may have a path twice, and the last counts. */
export const earlierFiles = ({ paths, kinds }: EntryList, at: number): number =>
  paths.reduce(
    (sum, path, index) => sum + Number(index < at && path === paths[at] && kinds[index] === FILE),
    0,
  );
