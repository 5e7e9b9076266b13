import { aliasesOf } from '../aliases/aliases.ts';
import { realVersion } from '../aliases/real-version.ts';
import { digestAt, type TagRecord, type TagTable } from '../aliases/table.ts';

/** A tag that was seen to leave its image for another. */
export interface Move {
  tag: string;
  /** What it was before: its version where an alias stated one, else its digest. */
  was: string;
  /** ms since 1970: when it was pushed anew. */
  until: number;
}

/** So many are remembered for a repository. */
const MAX_MOVES = 500;

/** The moves that these records tell, compared with what was known, before those that were remembered already. */
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
    return { tag: record.name, was: version?.version ?? digest, until: record.pushedAt ?? now };
  });
  return [...found, ...moves].slice(0, MAX_MOVES);
}

/** The last move of each of these tags that is remembered. */
export function lastMoves(moves: Move[], tags: string[]): Move[] {
  const last = new Map<string, Move>();
  for (const move of moves) if (!last.has(move.tag)) last.set(move.tag, move);
  return tags.flatMap((tag) => last.get(tag) ?? []);
}
