import { crc32 } from 'node:zlib';

/** One picture of a film, and how long it stands, in ms. */
export interface Frame {
  png: Uint8Array;
  ms: number;
}

interface Chunk {
  type: string;
  data: Uint8Array;
}

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);

/**
 * PNGs of one size and kind → an animated PNG that begins again after its end. Rule: PNG, third edition (W3C), 11.3.6: what no animation knows
 * shows the first frame. Error: frames of different sizes or kinds.
 */
export function movingPicture(frames: Frame[]): Uint8Array {
  const [first] = frames;
  if (!first) throw new Error('a film without frames');
  const head = only('IHDR', chunksOf(first.png));
  let sequence = 0;
  const parts: Uint8Array[] = [SIGNATURE, chunk('IHDR', head), chunk('acTL', uint32(frames.length, 0))];
  for (const [at, { png, ms }] of frames.entries()) {
    const chunks = chunksOf(png);
    if (Buffer.compare(only('IHDR', chunks), head) !== 0) throw new Error('frames of different sizes');
    const [width = 0, height = 0] = [readUint32(head, 0), readUint32(head, 4)];
    const timing = Uint8Array.of(ms >> 8, ms & 255, 1000 >> 8, 1000 & 255, 0, 0);
    parts.push(chunk('fcTL', joined([uint32(sequence++, width, height, 0, 0), timing])));
    for (const { type, data } of chunks) {
      if (type !== 'IDAT') continue;
      parts.push(at === 0 ? chunk('IDAT', data) : chunk('fdAT', joined([uint32(sequence++), data])));
    }
  }
  return joined([...parts, chunk('IEND', new Uint8Array())]);
}

function chunksOf(png: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at < png.length; ) {
    const length = readUint32(png, at);
    const type = new TextDecoder().decode(png.subarray(at + 4, at + 8));
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return chunks;
}

function only(wanted: string, chunks: Chunk[]): Uint8Array {
  const found = chunks.find(({ type }) => type === wanted);
  if (!found) throw new Error(`a PNG without ${wanted}`);
  return found.data;
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([new TextEncoder().encode(type), data]);
  return joined([uint32(data.length), body, uint32(crc32(body))]);
}

const uint32 = (...numbers: number[]): Uint8Array =>
  Uint8Array.from(numbers.flatMap((number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255)));

const readUint32 = (bytes: Uint8Array, at: number): number =>
  new DataView(bytes.buffer, bytes.byteOffset).getUint32(at);

const joined = (parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
