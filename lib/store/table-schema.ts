import * as v from 'valibot';
import { HALF, WHOLE } from '../aliases/packed-digest.ts';
import type { TagTable } from '../aliases/table.ts';
import { unpackPositions } from './packed-positions.ts';
import type { PackedTable } from './packed-table.ts';
import { isNumbers, isTexts, isWithin } from './shapes.ts';

const isList = (value: unknown): value is number[][] => Array.isArray(value) && value.every(isNumbers);

/** How many names a packed list of them has. */
function namesIn(names: string | string[], tags: number): number {
  if (typeof names !== 'string') return names.length;
  if (tags === 0 && names === '') return 0;
  let lines = 1;
  for (let at = names.indexOf('\n'); at >= 0; at = names.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

/** How many digests a packed list of them has; -1 for a text that was cut. */
function digestsIn(digests: unknown, length: number): number {
  if (typeof digests !== 'string') return isTexts(digests) ? digests.length : -1;
  return digests.length % length === 0 ? digests.length / length : -1;
}

const isSize = (size: number): boolean => Number.isFinite(size) && size >= 0;

/** Whether every position of a packed table refers to something in it, and no column is longer than another. */
function isPackedTable(value: unknown): value is PackedTable {
  if (typeof value !== 'object' || value === null) return false;
  const { names, index, set, pushed, digests, images, whole, rests, platforms, shapes, shape, held, sizes } =
    value as Partial<PackedTable>;
  if (!(index instanceof Uint8Array && set instanceof Uint8Array && held instanceof Uint8Array)) return false;
  if (!(pushed instanceof Float64Array && sizes instanceof Float32Array)) return false;
  if (!(whole instanceof Uint32Array && shape instanceof Uint32Array)) return false;
  if (typeof names !== 'string' && !isTexts(names)) return false;
  if (typeof rests !== 'string' || !isTexts(platforms) || !isList(shapes)) return false;
  const [indexes, sets, holds] = [unpackPositions(index), unpackPositions(set), unpackPositions(held)];
  const tags = pushed.length;
  const manifests = digestsIn(images, HALF);
  const isSized =
    indexes.length === tags &&
    sets.length === tags &&
    namesIn(names, tags) === tags &&
    sizes.length === manifests &&
    sizes.every(isSize);
  if (!isSized || manifests < 0 || rests.length !== whole.length * HALF || !pushed.every(Number.isFinite))
    return false;
  if (!isWithin(indexes, -1, digestsIn(digests, WHOLE)) || !isWithin(sets, 0, shape.length)) return false;
  if (!isWithin(whole, 0, manifests) || !isWithin(holds, 0, manifests)) return false;
  if (!isWithin(shape, 0, shapes.length) || !shapes.every((each) => isWithin(each, 0, platforms.length)))
    return false;
  return shape.reduce((sum, each) => sum + (shapes[each]?.length ?? 0), 0) === holds.length;
}

/** The same of a table as it is in memory, which unfinished jobs hold. */
function isTable(value: unknown): value is TagTable {
  if (typeof value !== 'object' || value === null) return false;
  const { names, index, set, pushed, digests, platforms, images, sets, sizes } = value as Partial<TagTable>;
  if (![names, digests, platforms, images].every(isTexts)) return false;
  if (!isNumbers(index) || !isNumbers(set) || !isNumbers(pushed) || !isList(sets)) return false;
  const isSized = [index, set, pushed].every(({ length }) => length === names?.length);
  if (!isSized || !isWithin(index, -1, digests?.length ?? 0) || !isWithin(set, 0, sets.length)) return false;
  if (!isNumbers(sizes) || sizes.length !== images?.length || !sizes.every(isSize)) return false;
  const isPairs = (pairs: number[]) =>
    pairs.every((each, at) => isWithin([each], 0, (at % 2 === 0 ? platforms : images)?.length ?? 0));
  return sets.every((pairs) => pairs.length % 2 === 0 && isPairs(pairs));
}

export const PackedTableSchema = v.custom<PackedTable>(isPackedTable);
export const TableSchema = v.custom<TagTable>(isTable);
