import type { Child, Folder } from '../../lib/layers/folders.ts';

/** A line of a tree: an entry, or how many more a folder has. */
export type TreeRow =
  | { kind: 'entry'; child: Child; depth: number }
  | { kind: 'more'; folder: string; count: number; depth: number };

/** Entries of a folder that are drawn at once. */
export const STEP = 500;

/**
 * The lines of a tree, one after the other: however deep it is, nothing that draws it goes deeper. `shown`: of a folder, how many of its
 * entries are drawn, where that is not `STEP`.
 */
export function treeRows(
  folders: ReadonlyMap<string, Folder>,
  isOpen: (folder: string) => boolean,
  shown: ReadonlyMap<string, number>,
): TreeRow[] {
  const rows: TreeRow[] = [];
  const levels = [{ folder: '', at: 0 }];
  for (let level = levels.at(-1); level; level = levels.at(-1)) {
    const { folder } = level;
    const children = folders.get(folder)?.children ?? [];
    const limit = shown.get(folder) ?? STEP;
    const depth = levels.length - 1;
    const child = level.at < limit ? children[level.at] : undefined;
    level.at += 1;
    if (child) {
      rows.push({ kind: 'entry', child, depth });
      if (child.isFolder && isOpen(child.path)) levels.push({ folder: child.path, at: 0 });
    } else {
      const count = children.length - limit;
      if (count > 0) rows.push({ kind: 'more', folder, count, depth });
      levels.pop();
    }
  }
  return rows;
}
