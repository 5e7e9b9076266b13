import { TagkinError } from '../failure.ts';

/**
 * Reads the body of a response as a stream. Throws `too-large` as soon as it exceeds `limit` bytes (after content
 * decoding), or if Content-Length does. Every read goes through `outside`: what it rejects with is the browser's, and
 * not a defect of ours.
 */
export async function readBody(
  response: Response,
  limit: number,
  host: string,
  outside: <T>(work: Promise<T>) => Promise<T> = (work) => work,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new TagkinError({ kind: 'too-large', host });
  if (Number(response.headers.get('content-length')) > limit) {
    await response.body?.cancel().catch(() => undefined);
    throw tooLarge();
  }
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = response.body?.getReader();
  const read = async () => (reader ? outside(reader.read()) : undefined);
  for (let part = await read(); part?.value; part = await read()) {
    length += part.value.length;
    if (length > limit) {
      await reader?.cancel().catch(() => undefined);
      throw tooLarge();
    }
    chunks.push(part.value);
  }
  return join(chunks, length);
}

function join(chunks: Uint8Array[], length: number): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
