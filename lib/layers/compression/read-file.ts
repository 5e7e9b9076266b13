import { TagkinError } from '../../failure.ts';
import { concat } from './streams.ts';

/** The bytes of one file of a layer. Throws `too-large` beyond `limit` bytes; what follows them stays in the stream. */
export async function readFile(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const parts: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length;
    if (length > limit) {
      reader.releaseLock();
      throw new TagkinError({ kind: 'too-large' });
    }
    parts.push(next.value);
  }
  return concat(parts);
}
