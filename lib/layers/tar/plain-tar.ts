import { concat } from '../compression/streams.ts';
import { BLOCK_BYTES as BLOCK, blockOf, metaOf, numberAt, padded, plainBlock, textAt } from './blocks.ts';
import { octalName, plainRecords, recordOf, recordsOf } from './octal-names.ts';

/** Types of what describes the entry behind it: long name, long link name, pax header, global one. */
const [LONG_NAME, LONG_LINK, PAX, GLOBAL] = ['L', 'K', 'x', 'g'];
const SPARSE = 'S';
/** Types without bytes: links, devices, folders, pipes. */
const WITHOUT_BYTES = '123456';
/** Bytes of a description that is looked at. */
const MAX_META = 1024 * 1024;

/** What descriptions told of the entry behind them. */
interface Told {
  name?: true;
  link?: true;
  pax?: true;
  size?: number;
}

/**
 * Passes a tar archive on, in the form that modern-tar (0.8.6) reads: it loses the archive at a time before 1970 and behind the further
 * map of an old GNU sparse file, has the stored size of such a file alone, and makes one of two names that differ in bytes that are no
 * UTF-8. What is no tar archive is passed on as it is. Source: GNU tar manual, "Basic Tar Format".
 */
export function plainTar(): TransformStream<Uint8Array, Uint8Array> {
  let held: Uint8Array = new Uint8Array();
  /** Bytes of the entry that are still to pass. */
  let skip = 0;
  let hasMap = false;
  let isLost = false;
  let told: Told = {};
  return new TransformStream({
    transform(part, controller) {
      const bytes = held.length > 0 ? concat([held, part]) : part;
      let [at, from] = [0, 0];
      const emit = (piece: Uint8Array) => {
        if (piece.length > 0) controller.enqueue(piece);
      };
      /** Goes on behind `until`, with these in the place of what lies between. */
      const pass = (until: number, instead?: readonly Uint8Array[]) => {
        if (instead) {
          emit(bytes.subarray(from, at));
          instead.forEach(emit);
          from = until;
        }
        at = until;
      };
      while (at < bytes.length) {
        if (isLost) pass(bytes.length);
        else if (skip > 0 && !hasMap) {
          const count = Math.min(skip, bytes.length - at);
          skip -= count;
          pass(at + count);
        } else {
          const block = bytes.subarray(at, at + BLOCK);
          if (block.length < BLOCK) break;
          const size = numberAt(block, 124, 12);
          const type = textAt(block, 156, 1);
          if (hasMap) {
            hasMap = block[504] !== 0;
            pass(at + BLOCK, []);
          } else if (block.every((byte) => byte === 0)) pass(at + BLOCK);
          else if (size === undefined) isLost = true;
          else if ([LONG_NAME, LONG_LINK, PAX, GLOBAL].includes(type) && size <= MAX_META) {
            const end = at + BLOCK + padded(size);
            if (bytes.length < end) break;
            const data = bytes.subarray(at + BLOCK, at + BLOCK + size);
            told = { ...told, ...toldBy(type, data) };
            const plain = type === PAX || type === GLOBAL ? plainRecords(data) : octalName(data);
            pass(end, plain && metaOf(type, plain));
          } else {
            pass(at + BLOCK, plainEntry(block, type, told));
            hasMap = type === SPARSE && block[482] !== 0;
            skip = WITHOUT_BYTES.includes(type || ' ') ? 0 : padded(told.size ?? size);
            told = {};
          }
        }
      }
      emit(bytes.subarray(from, at));
      held = bytes.slice(at);
    },
    flush(controller) {
      if (held.length > 0) controller.enqueue(held);
    },
  });
}

function toldBy(type: string, data: Uint8Array): Told {
  if (type === LONG_NAME) return { name: true };
  if (type === LONG_LINK) return { link: true };
  if (type === GLOBAL) return {};
  const size = recordsOf(data).findLast(({ key }) => key === 'size');
  const number = size && Number(new TextDecoder().decode(size.value));
  return { pax: true, ...(number !== undefined && Number.isSafeInteger(number) && { size: number }) };
}

/** The header of an entry with what has to stand before it; undefined where it is plain already. */
function plainEntry(block: Uint8Array, type: string, told: Told): Uint8Array[] | undefined {
  const before: Uint8Array[] = [];
  // modern-tar forgets a pax header where another description follows it.
  if (!told.pax) {
    const name = told.name ? undefined : octalName(blockOf(block).name);
    const link = told.link ? undefined : octalName(blockOf(block).link);
    if (name) before.push(...metaOf(LONG_NAME ?? '', name));
    if (link) before.push(...metaOf(LONG_LINK ?? '', link));
    const real = type === SPARSE ? numberAt(block, 483, 12) : undefined;
    if (real !== undefined) {
      const value = new TextEncoder().encode(String(real));
      before.push(...metaOf(PAX ?? '', recordOf('GNU.sparse.realsize', value)));
    }
  }
  const plain = plainBlock(block);
  return before.length === 0 && !plain ? undefined : [...before, plain ?? block];
}
