import type { EntryList } from './entry-list.ts';
import { folderOf } from './format/entry.ts';

/** What a folder of a layer holds: indexes of entries by name; folders that only paths name have none. */
export interface Folder {
  /** Names with the index of their entry; -1 for a folder that has no entry of its own. Sorted: folders first. */
  children: { path: string; at: number; isFolder: boolean }[];
}

/** The entries of a layer by folder. A path that comes twice is shown as it was written last. */
export function foldersOf({ paths, kinds }: EntryList, dirKind: number): Map<string, Folder> {
  const byPath = new Map<string, number>();
  paths.forEach((path, at) => void byPath.set(path, at));
  const folders = new Map<string, Map<string, number>>([['', new Map()]]);
  const place = (path: string, at: number) => {
    const folder = folderOf(path);
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
        at,
        isFolder: folders.has(path) || (at >= 0 && kinds[at] === dirKind),
      }));
      return [folder, { children: rows.toSorted(inOrder) }];
    }),
  );
}

const inOrder = (one: Folder['children'][number], other: Folder['children'][number]): number =>
  Number(other.isFolder) - Number(one.isFolder) || (one.path < other.path ? -1 : 1);
