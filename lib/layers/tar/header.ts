import type { TarHeader } from 'modern-tar';
import { type Entry, type EntryKind, normalizePath, readWhiteout } from '../format/entry.ts';
import { MAX_PATH } from '../format/limits.ts';

const KINDS: Partial<Record<string, EntryKind>> = {
  file: 'file',
  directory: 'dir',
  symlink: 'symlink',
  link: 'hardlink',
};

/** Types of the old GNU format that modern-tar names by their flag. */
const CONTIGUOUS = '7';

const number = (text: string | undefined): number | undefined =>
  text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;

/**
 * A header as modern-tar reads it → an entry; `undefined` for what is no part of the image (names of aufs).
 *
 * A sparse file of the pax format has its true name and size in `GNU.sparse.*` (GNU tar manual, "PAX Format, Versions 0.1 and
 * 1.0"); what stands in the header is the name of a placeholder and the bytes stored.
 */
export function entryOf(header: TarHeader): Entry | undefined {
  const { pax = {}, type = 'file', linkname } = header;
  const path = normalizePath(pax['GNU.sparse.name'] ?? header.name).slice(0, MAX_PATH);
  const whiteout = readWhiteout(path);
  if (whiteout === undefined) return undefined;
  const kind = KINDS[type === (CONTIGUOUS as string) ? 'file' : type] ?? 'other';
  const size = number(pax['GNU.sparse.realsize'] ?? pax['GNU.sparse.size']) ?? header.size;
  const isLink = kind === 'symlink' || kind === 'hardlink';
  const target = kind === 'hardlink' ? normalizePath(linkname ?? '') : (linkname ?? '');
  return {
    path,
    kind,
    size: kind === 'file' ? size : 0,
    mode: (header.mode ?? 0) & 0o7777,
    uid: header.uid ?? 0,
    gid: header.gid ?? 0,
    modified: Math.floor((header.mtime?.getTime() ?? 0) / 1000),
    ...(isLink && { target: target.slice(0, MAX_PATH) }),
    ...(whiteout !== 'none' && { ...whiteout, kind: 'whiteout' as const, size: 0 }),
  };
}
