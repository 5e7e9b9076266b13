import { type EntryList, entriesOf } from './entry-list.ts';
import { type Entry, folderOf } from './format/entry.ts';

/** A path of the merged file system. */
export interface MergedEntry extends Entry {
  /** Index of the layer that wrote it last, among those given. */
  layer: number;
}

/** What one layer hides of those below it. */
interface Wasted {
  path: string;
  /** Bytes of the hidden file. */
  size: number;
  /** The layer that has the bytes, and the one that hides them. */
  layer: number;
  hiddenBy: number;
  isDeleted: boolean;
}

export interface MergedTree {
  /** By path, without the removed ones. */
  entries: Map<string, MergedEntry>;
  /** Files that are stored and never seen, largest first. */
  wasted: Wasted[];
}

/**
 * Lays layers over each other as a container runtime does. In: listings, the base first. Source: OCI image layer
 * specification, "Applying Changesets": whiteouts act on the layers below, never on their own.
 */
export function mergeLayers(listings: readonly EntryList[]): MergedTree {
  const entries = new Map<string, MergedEntry>();
  const children = new Map<string, Set<string>>();
  const wasted: Wasted[] = [];

  const hide = (path: string, hiddenBy: number, isDeleted: boolean) => {
    const hidden = entries.get(path);
    if (!hidden) return;
    entries.delete(path);
    children.get(folderOf(path))?.delete(path);
    if (hidden.kind === 'file' && hidden.layer !== hiddenBy)
      wasted.push({ path, size: hidden.size, layer: hidden.layer, hiddenBy, isDeleted });
  };
  const removeBelow = (folder: string, layer: number) => {
    const open = [...(children.get(folder) ?? [])];
    for (let path = open.pop(); path !== undefined; path = open.pop()) {
      open.push(...(children.get(path) ?? []));
      if (entries.get(path)?.layer !== layer) hide(path, layer, true);
    }
  };

  listings.forEach((listing, layer) => {
    const all = entriesOf(listing);
    for (const { kind, path, isOpaque } of all) {
      if (kind !== 'whiteout') continue;
      removeBelow(path, layer);
      if (!isOpaque) hide(path, layer, true);
    }
    for (const entry of all) {
      if (entry.kind === 'whiteout') continue;
      const { path } = entry;
      if (entry.kind !== 'dir' && entries.get(path)?.kind === 'dir') removeBelow(path, layer);
      if (entries.get(path)?.kind !== 'dir' || entry.kind !== 'dir') hide(path, layer, false);
      entries.set(path, { ...entry, layer });
      const folder = folderOf(path);
      children.set(folder, (children.get(folder) ?? new Set()).add(path));
    }
  });
  return { entries, wasted: wasted.toSorted((one, other) => other.size - one.size) };
}
