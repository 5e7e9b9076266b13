/** Numbers of rpm's ndb, little endian. Source: rpm `lib/backend/ndb/rpmpkg.cc`. */
const FILE_MAGIC = 0x506d7052; // "RpmP"
const SLOT_MAGIC = 0x746f6c53; // "Slot"
const BLOB_MAGIC = 0x53626c42; // "BlbS"
const PAGE_BYTES = 4096;
const SLOT_BYTES = 16;
const BLOB_HEAD_BYTES = 16;
/** Slots begin behind the file's head, which takes the room of two. */
const FIRST_SLOT = 2 * SLOT_BYTES;
const BLOCK_BYTES = 16;

/** The headers in a `Packages.db`. Throws `Error` for anything else; a damaged package is left out. */
export function* readNdb(bytes: Uint8Array): Generator<Uint8Array> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < FIRST_SLOT || view.getUint32(0, true) !== FILE_MAGIC) throw new Error('not an ndb file');
  const pages = view.getUint32(12, true);
  const end = Math.min(pages * PAGE_BYTES, bytes.length);
  for (let slot = FIRST_SLOT; slot + SLOT_BYTES <= end; slot += SLOT_BYTES) {
    const index = view.getUint32(slot + 4, true);
    if (view.getUint32(slot, true) !== SLOT_MAGIC || index === 0) continue;
    const blob = view.getUint32(slot + 8, true) * BLOCK_BYTES;
    if (blob + BLOB_HEAD_BYTES > bytes.length || view.getUint32(blob, true) !== BLOB_MAGIC) continue;
    const length = view.getUint32(blob + 12, true);
    yield bytes.subarray(blob + BLOB_HEAD_BYTES, Math.min(blob + BLOB_HEAD_BYTES + length, bytes.length));
  }
}
