import { aliasesOf } from '../aliases/aliases.ts';
import { realVersion } from '../aliases/real-version.ts';
import { digestAt, type TagRecord, type TagTable } from '../aliases/table.ts';
import { LIMITS } from '../oci/limits.ts';

/** A tag that moved from one image to another. */
export interface Move {
  tag: string;
  /** The image before: its version if an alias stated one, else its digest. */
  was: string;
  /** Digest of the index before. Missing in what was stored by an older version. */
  digest?: string;
  /** When it moved, in ms since 1970. */
  until: number;
}

/** The moves between the table and these newer records, followed by those that were known. */
export function withMoves(moves: Move[], before: TagTable, records: TagRecord[], now: number): Move[] {
  const rows = new Map(before.names.map((name, row) => [name, row]));
  const moved = records.flatMap((record) => {
    const row = rows.get(record.name);
    const digest = row === undefined ? null : digestAt(before, before.index[row] ?? -1);
    return digest && record.digest && digest !== record.digest ? [{ record, digest }] : [];
  });
  const versions = aliasesOf(
    before,
    moved.map(({ record }) => record.name),
    '',
  );
  const found = moved.map(({ record, digest }, at): Move => {
    const version = realVersion([record.name, ...(versions[at]?.sameIndex ?? [])]);
    return { tag: record.name, was: version?.version ?? digest, digest, until: record.pushedAt ?? now };
  });
  return [...found, ...moves].slice(0, LIMITS.moves);
}

/** The last known move of each of these tags. */
export function lastMoves(moves: Move[], tags: string[]): Move[] {
  const last = new Map<string, Move>();
  for (const move of moves) if (!last.has(move.tag)) last.set(move.tag, move);
  return tags.flatMap((tag) => last.get(tag) ?? []);
}
