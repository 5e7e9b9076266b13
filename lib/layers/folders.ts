import type { EntryList } from './entry-list.ts';
import { folderOf } from './format/entry.ts';

/** Folders within each other that are told apart. A path may have two thousand of them, for no other reason than to take memory. */
const MAX_DEPTH = 100;

/** What a folder of a layer holds: indexes of entries by name; folders that only paths name have none. */
export interface Folder {
  /** Names with the index of their entry; -1 for a folder that has no entry of its own. Sorted: folders first. */
  children: Child[];
}

export interface Child {
  path: string;
  /** Its path within the folder: of what lies too deep, with folders. */
  name: string;
  at: number;
  isFolder: boolean;
}

/** The entries of a layer by folder. A path that comes twice is shown as it was written last. */
export function foldersOf({ paths, kinds }: EntryList, dirKind: number): Map<string, Folder> {
  const byPath = new Map<string, number>();
  paths.forEach((path, at) => void byPath.set(path, at));
  const folders = new Map<string, Map<string, number>>([['', new Map()]]);
  const place = (path: string, at: number) => {
    const folder = folderAbove(path);
    const children = folders.get(folder);
    if (children) return void children.set(path, at);
    folders.set(folder, new Map([[path, at]]));
    if (folder !== '') place(folder, byPath.get(folder) ?? -1);
  };
  for (const [path, at] of byPath) place(path, at);
  return new Map(
    [...folders].map(([folder, children]) => {
      const rows = [...children].map(([path, at]) => ({
        path,
        name: folder === '' ? path : path.slice(folder.length + 1),
        at,
        isFolder: folders.has(path) || (at >= 0 && kinds[at] === dirKind),
      }));
      return [folder, { children: rows.toSorted(inOrder) }];
    }),
  );
}

/** The folder that a path is in, at most `MAX_DEPTH` deep. */
function folderAbove(path: string): string {
  let end = path.indexOf('/');
  for (let depth = 1; depth < MAX_DEPTH && end >= 0; depth += 1) end = path.indexOf('/', end + 1);
  return end < 0 ? folderOf(path) : path.slice(0, end);
}

const inOrder = (one: Child, other: Child): number =>
  Number(other.isFolder) - Number(one.isFolder) || (one.path < other.path ? -1 : 1);
