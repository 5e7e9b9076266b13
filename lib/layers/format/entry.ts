import type { Outside } from '../../text/outside.ts';

export const ENTRY_KINDS = ['file', 'dir', 'symlink', 'hardlink', 'whiteout', 'other'] as const;

/** `whiteout` removes a path of the layers below; `other` is a device or a named pipe. */
export type EntryKind = (typeof ENTRY_KINDS)[number];

/** Whether an entry has bytes that can be read: its own, or those of the file that a hard link names. */
export const hasBytes = (kind: EntryKind): boolean => kind === 'file' || kind === 'hardlink';

/** One entry of a layer. */
export interface Entry {
  /** Without `/` or `./` in front and without `/` behind; `usr/bin/env`. Of a whiteout: the path that it removes. */
  path: Outside;
  kind: EntryKind;
  /** In bytes; 0 for all but files. Of a sparse file its full size. */
  size: number;
  /** Permission bits with setuid, setgid and sticky: at most 0o7777. */
  mode: number;
  uid: number;
  gid: number;
  /** In seconds since 1970. */
  modified: number;
  /** The text of a symbolic link, or the path that a hard link shares its bytes with. */
  target?: Outside;
  /** What identifies the bytes of a file, where that was asked for: `sha256:<hex>`, or that of the digests of its parts, `parts:<hex>`. */
  content?: string;
  /** Of a whiteout: the directory stays, and all that the layers below have in it goes. */
  isOpaque?: true;
}

/** OCI image layer specification, "Whiteouts". */
const WHITEOUT = '.wh.';
const OPAQUE = '.wh..wh..opq';
/** Names that aufs kept for itself; no part of an image. Source: the same, and containers/storage `drivers/aufs`. */
const AUFS = /(?:^|\/)\.wh\.\.wh\.(?:aufs|orph|plnk)/;

/** A path as tar has it → as `Entry` has it; empty for the root itself. `..` stays: the reader shall see it. */
export const normalizePath = (path: string): string =>
  path
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/');

export const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
export const folderOf = (path: string): string => path.slice(0, Math.max(path.lastIndexOf('/'), 0));

/** The folders that a path is in, the nearest first. */
export function parentsOf(path: string): string[] {
  const parents: string[] = [];
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) parents.push(folder);
  return parents;
}

/** What the name of an entry means beside its path: a whiteout, or nothing to be shown (`undefined`). */
export function readWhiteout(path: string): { path: string; isOpaque?: true } | 'none' | undefined {
  if (AUFS.test(path)) return undefined;
  const name = nameOf(path);
  if (!name.startsWith(WHITEOUT)) return 'none';
  const folder = folderOf(path);
  if (name === OPAQUE) return { path: folder, isOpaque: true };
  const removed = name.slice(WHITEOUT.length);
  if (removed === '') return undefined;
  return { path: folder === '' ? removed : `${folder}/${removed}` };
}

/** Permission bits as `ls` has them: `rwsr-xr-x`. */
export function formatMode(mode: number): string {
  const bits = [...'rwxrwxrwx'].map((letter, at) => ((mode >> (8 - at)) & 1 ? letter : '-'));
  const special: [bit: number, at: number, letter: string][] = [
    [0o4000, 2, 's'],
    [0o2000, 5, 's'],
    [0o1000, 8, 't'],
  ];
  for (const [bit, at, letter] of special)
    if (mode & bit) bits[at] = bits[at] === '-' ? letter.toUpperCase() : letter;
  return bits.join('');
}
