/**
 * Reads the rows of one table of a SQLite database file, enough for `rpmdb.sqlite`. Pages that a write-ahead log holds are not
 * seen: an image's database is closed. Source: sqlite.org/fileformat2.html, sections 1.3, 1.5, 1.6, 2.1, 2.6.
 */

const MAGIC = 'SQLite format 3\0';
const INTERIOR = 0x05;
const LEAF = 0x0d;
/** Pages visited at most: a damaged file may have circles. */
const MAX_PAGES = 2_000_000;

interface File {
  bytes: Uint8Array;
  view: DataView;
  pageSize: number;
  usable: number;
}

export type SqlValue = number | string | Uint8Array | null;

/** The rows of a table, each its values in their columns' order. Throws `RangeError` or `Error` for a damaged file. */
export function* readTable(bytes: Uint8Array, name: string): Generator<SqlValue[]> {
  const file = openFile(bytes);
  for (const [type, , table, root] of rows(file, 1))
    if (type === 'table' && table === name && typeof root === 'number') return yield* rows(file, root);
  throw new Error(`no table ${name}`);
}

function openFile(bytes: Uint8Array): File {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, MAGIC.length));
  if (head !== MAGIC || bytes.length < 100) throw new Error('not a SQLite database');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const stored = view.getUint16(16);
  const pageSize = stored === 1 ? 65_536 : stored;
  const usable = pageSize - view.getUint8(20);
  if (pageSize < 512 || (pageSize & (pageSize - 1)) !== 0 || usable < 480) throw new Error('page size');
  return { bytes, view, pageSize, usable };
}

/** The rows of the tree whose root is this page, leaves from left to right. */
function* rows(file: File, root: number): Generator<SqlValue[]> {
  const open = [root];
  for (let visited = 0, page = open.pop(); page !== undefined; page = open.pop()) {
    visited += 1;
    if (visited > MAX_PAGES) throw new Error('too many pages');
    const start = (page - 1) * file.pageSize;
    const head = start + (page === 1 ? 100 : 0);
    const type = file.view.getUint8(head);
    const count = file.view.getUint16(head + 3);
    const cells = (headBytes: number) =>
      Array.from({ length: count }, (_, at) => start + file.view.getUint16(head + headBytes + at * 2));
    if (type === LEAF) for (const cell of cells(8)) yield readRecord(payloadAt(file, cell));
    else if (type === INTERIOR) {
      const children = cells(12).map((cell) => file.view.getUint32(cell));
      open.push(...[...children, file.view.getUint32(head + 8)].reverse());
    } else throw new Error('no page of a table');
  }
}

/** The bytes of a leaf's cell, with its overflow pages. Section 1.5, "payload overflow". */
function payloadAt(file: File, cell: number): Uint8Array {
  const [length, afterLength] = varint(file.bytes, cell);
  const [, start] = varint(file.bytes, afterLength);
  const { usable, pageSize, bytes, view } = file;
  if (length > bytes.length) throw new Error('payload');
  const most = usable - 35;
  if (length <= most) return bytes.subarray(start, start + length);
  const least = Math.floor(((usable - 12) * 32) / 255) - 23;
  const fitting = least + ((length - least) % (usable - 4));
  const local = fitting <= most ? fitting : least;
  const payload = new Uint8Array(length);
  payload.set(bytes.subarray(start, start + local));
  let page = view.getUint32(start + local);
  for (let at = local; at < length; at += usable - 4) {
    const from = (page - 1) * pageSize;
    if (page === 0) throw new Error('overflow');
    payload.set(bytes.subarray(from + 4, from + 4 + Math.min(usable - 4, length - at)), at);
    page = view.getUint32(from);
  }
  return payload;
}

/** Section 2.1: a header of serial types, then the values. */
function readRecord(record: Uint8Array): SqlValue[] {
  const [headBytes, first] = varint(record, 0);
  const values: SqlValue[] = [];
  let body = headBytes;
  for (let at = first; at < Math.min(headBytes, record.length); ) {
    const [type, next] = varint(record, at);
    at = next;
    const size = sizeOf(type);
    values.push(readValue(type, record.subarray(body, body + size)));
    body += size;
  }
  return values;
}

const sizeOf = (type: number): number =>
  type >= 12 ? (type - (type % 2 === 0 ? 12 : 13)) / 2 : ([0, 1, 2, 3, 4, 6, 8, 8, 0, 0][type] ?? 0);

function readValue(type: number, bytes: Uint8Array): SqlValue {
  if (type >= 12) return type % 2 === 0 ? bytes : new TextDecoder().decode(bytes);
  if (type === 0) return null;
  if (type >= 8) return type - 8;
  if (type === 7) return new DataView(bytes.slice().buffer).getFloat64(0);
  return bytes.reduce((sum, byte, at) => (at === 0 ? (byte << 24) >> 24 : sum * 256 + byte), 0);
}

/** A number of one to nine bytes, seven bits each, the ninth whole; and where the next thing stands. */
function varint(bytes: Uint8Array, start: number): [number, number] {
  let value = 0;
  for (let at = 0; at < 9; at += 1) {
    const byte = bytes[start + at];
    if (byte === undefined) throw new RangeError('varint');
    if (at === 8) return [value * 256 + byte, start + 9];
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, start + at + 1];
  }
  return [value, start + 9];
}
