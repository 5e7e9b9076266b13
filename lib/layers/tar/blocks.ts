import { concat } from '../compression/streams.ts';

export const BLOCK_BYTES = 512;

/** Bytes up to the end of the last block. */
export const padded = (size: number): number => Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;

const latin1 = new TextDecoder('latin1');

export const textAt = (block: Uint8Array, start: number, length: number): string =>
  latin1.decode(untilZero(block.subarray(start, start + length)));

function untilZero(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** A number of a header, octal or, by its first bit, binary; undefined for a negative one and for what is not a number. */
export function numberAt(block: Uint8Array, start: number, length: number): number | undefined {
  const first = block[start] ?? 0;
  if (first >= 0x80) {
    const value = block
      .subarray(start + 1, start + length)
      .reduce((sum, byte) => sum * 256 + byte, first & 0x7f);
    return first < 0xc0 && Number.isSafeInteger(value) ? value : undefined;
  }
  const text = textAt(block, start, length).trim();
  return /^[0-7]*$/.test(text) ? Number.parseInt(text || '0', 8) : undefined;
}

/** Name, with the prefix where a header has one, and link name of a header. */
export function blockOf(block: Uint8Array): { name: Uint8Array; link: Uint8Array } {
  const name = untilZero(block.subarray(0, 100));
  const prefix = textAt(block, 257, 8).length === 5 ? untilZero(block.subarray(345, 500)) : new Uint8Array();
  const slash = new Uint8Array([0x2f]);
  return {
    name: prefix.length > 0 ? concat([prefix, slash, name]) : name,
    link: untilZero(block.subarray(157, 257)),
  };
}

const TIME = 136;
const OWNERS = [108, 116];
/** What Linux has for an owner of -1. */
const NO_OWNER = [0x80, 0, 0, 0, 0xff, 0xff, 0xff, 0xff];

/** A header without negative numbers: a time before 1970 becomes 1970. Undefined where it has none. */
export function plainBlock(block: Uint8Array): Uint8Array | undefined {
  const isNegative = (start: number) => (block[start] ?? 0) >= 0xc0;
  if (![TIME, ...OWNERS].some(isNegative)) return undefined;
  const plain = block.slice();
  if (isNegative(TIME)) plain.set(new TextEncoder().encode('00000000000\0'), TIME);
  for (const owner of OWNERS) if (isNegative(owner)) plain.set(NO_OWNER, owner);
  return withChecksum(plain);
}

function withChecksum(block: Uint8Array): Uint8Array {
  const write = (text: string) => block.set(new TextEncoder().encode(text), 148);
  write(' '.repeat(8));
  const sum = block.reduce((total, byte) => total + byte, 0);
  write(`${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

/** A description of the entry behind it, with its header: of type `L`, `K`, `x` or `g`. */
export function metaOf(type: string, data: Uint8Array): Uint8Array[] {
  const block = new Uint8Array(BLOCK_BYTES);
  const write = (text: string, at: number) => block.set(new TextEncoder().encode(text), at);
  write('././@LongLink', 0);
  write(`0000644\0${'0000000\0'.repeat(2)}`, 100);
  write(`${data.length.toString(8).padStart(11, '0')}\0${'0'.repeat(11)}\0`, 124);
  write(type, 156);
  write('ustar\0' + '00', 257);
  const rest = new Uint8Array(padded(data.length) - data.length);
  return [withChecksum(block), data, rest];
}
