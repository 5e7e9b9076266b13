import * as v from 'valibot';
import { TagkinError } from '../../failure.ts';
import { type Entry, type EntryKind, normalizePath, readWhiteout } from '../format/entry.ts';

/** Bytes of the footer at the end of the blob: an empty gzip member whose extra field has the offset of the table. */
export const ESTARGZ_FOOTER = 51;

/** The offset of the table's member, in bytes; `undefined` for what is no footer. The subfield is `SG`, 22 bytes. */
export function readEstargzFooter(footer: Uint8Array): number | undefined {
  const text = new TextDecoder('latin1').decode(footer);
  const [, offset] = /SG.{2}([0-9a-f]{16})STARGZ/s.exec(text) ?? [];
  return offset === undefined ? undefined : Number.parseInt(offset, 16);
}

const Row = v.object({
  name: v.string(),
  type: v.string(),
  size: v.optional(v.number(), 0),
  mode: v.optional(v.number(), 0),
  uid: v.optional(v.number(), 0),
  gid: v.optional(v.number(), 0),
  modtime: v.optional(v.string(), ''),
  linkName: v.optional(v.string()),
  digest: v.optional(v.string()),
});
const Table = v.object({ version: v.literal(1), entries: v.array(v.unknown()) });

const KINDS: Partial<Record<string, EntryKind>> = {
  reg: 'file',
  dir: 'dir',
  symlink: 'symlink',
  hardlink: 'hardlink',
};

const SHA256 = /^sha256:[0-9a-f]{64}$/;

/** Files of the format itself, which are no part of the image. */
const OWN = new Set(['stargz.index.json', '.prefetch.landmark', '.no.prefetch.landmark']);

/**
 * Reads a table of contents, of eStargz or zstd:chunked, whose rows are the same but for names in lower case. Rows of no entry
 * (`chunk`) and of the format's own files are left out, and so are malformed ones. Throws `malformed` for what is no table.
 */
export function readToc(json: unknown): Entry[] {
  const table = v.safeParse(Table, json);
  if (!table.success) throw new TagkinError({ kind: 'malformed' });
  return table.output.entries.flatMap((one) => {
    const row = v.safeParse(Row, one);
    if (!row.success || row.output.type === 'chunk') return [];
    const { name, type, size, mode, uid, gid, modtime, linkName, digest } = row.output;
    const path = normalizePath(name);
    const whiteout = readWhiteout(path);
    if (path === '' || OWN.has(path) || whiteout === undefined) return [];
    const kind = KINDS[type] ?? 'other';
    const target = kind === 'hardlink' ? normalizePath(linkName ?? '') : linkName;
    return [
      {
        path,
        kind,
        size: kind === 'file' ? size : 0,
        mode: mode & 0o7777,
        uid,
        gid,
        modified: Math.floor((Date.parse(modtime) || 0) / 1000),
        ...(kind === 'file' && digest && SHA256.test(digest) && { content: digest }),
        ...((kind === 'symlink' || kind === 'hardlink') && { target: target ?? '' }),
        ...(whiteout !== 'none' && { ...whiteout, kind: 'whiteout' as const, size: 0 }),
      },
    ];
  });
}
