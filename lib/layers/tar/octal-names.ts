import { concat } from '../compression/streams.ts';

const strict = new TextDecoder('utf-8', { fatal: true });
const encoder = new TextEncoder();

function isText(bytes: Uint8Array): boolean {
  if (bytes.every((byte) => byte < 0x80)) return true;
  try {
    strict.decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Bytes of the character that begins with this one; 0 for what begins none. Source: RFC 3629 section 3. */
const lengthOf = (first: number): number =>
  first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : first < 0xf5 ? 4 : 0;

/**
 * A name as UTF-8, each byte that belongs to no character as `\377`: as GNU tar lists it, so that two names that differ in such
 * bytes stay two. Undefined where it is UTF-8 already.
 */
export function octalName(name: Uint8Array): Uint8Array | undefined {
  if (isText(name)) return undefined;
  const parts: Uint8Array[] = [];
  for (let at = 0; at < name.length; ) {
    const first = name[at] ?? 0;
    const character = name.subarray(at, at + lengthOf(first));
    const isOne = character.length > 0 && isText(character);
    parts.push(isOne ? character : encoder.encode(`\\${first.toString(8).padStart(3, '0')}`));
    at += isOne ? character.length : 1;
  }
  return concat(parts);
}

const NAMES = ['path', 'linkpath'];

/**
 * The records of a pax header with plain names; undefined where nothing in them has to change. Source: POSIX.1-2017 pax, "pax
 * Extended Header": `length key=value\n`, the length with its own digits.
 */
export function plainRecords(data: Uint8Array): Uint8Array | undefined {
  if (isText(data)) return undefined;
  return concat(
    recordsOf(data).map(({ whole, key, value }) => {
      const plain = NAMES.includes(key) && octalName(value);
      return plain ? recordOf(key, plain) : whole;
    }),
  );
}

/** The records of a pax header, up to what is not a record. */
export function recordsOf(data: Uint8Array): { whole: Uint8Array; key: string; value: Uint8Array }[] {
  const records: ReturnType<typeof recordsOf> = [];
  for (let at = 0; at < data.length; ) {
    const space = data.indexOf(0x20, at);
    const length = Number.parseInt(new TextDecoder().decode(data.subarray(at, space)), 10);
    const equals = data.indexOf(0x3d, space);
    const end = at + length;
    if (space < 0 || !(length > 0) || equals < 0 || equals >= end || end > data.length) break;
    const key = new TextDecoder().decode(data.subarray(space + 1, equals));
    records.push({ whole: data.subarray(at, end), key, value: data.subarray(equals + 1, end - 1) });
    at = end;
  }
  return records;
}

/** A record of a pax header. */
export function recordOf(key: string, value: Uint8Array): Uint8Array {
  const rest = concat([encoder.encode(` ${key}=`), value, encoder.encode('\n')]);
  const digits = [1, 2, 3, 4, 5, 6, 7, 8].find((count) => String(rest.length + count).length === count) ?? 8;
  return concat([encoder.encode(String(rest.length + digits)), rest]);
}
