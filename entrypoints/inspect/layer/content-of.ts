import { concat } from '../../../lib/layers/compression/streams.ts';
import { hexOf } from '../../../lib/oci/digest.ts';

/** Bytes that are hashed at once. */
const PART_BYTES = 4 * 1024 * 1024;

const sha256 = async (bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));

/**
 * What identifies the bytes of a file: `sha256:` and their digest; of a larger one `parts:` and the digest of the digests of its parts,
 * since the browser hashes no stream.
 */
export async function contentOf(body: ReadableStream<Uint8Array>): Promise<string> {
  const digests: Uint8Array[] = [];
  let held: Uint8Array[] = [];
  let size = 0;
  const hold = async (part: Uint8Array, isLast: boolean) => {
    held.push(part);
    size += part.length;
    if (size < PART_BYTES && !isLast) return;
    digests.push(await sha256(concat(held) as Uint8Array<ArrayBuffer>));
    held = [];
    size = 0;
  };
  const reader = body.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    // Parts are cut at the same places, however the bytes arrive.
    for (let rest = next.value; rest.length > 0; ) {
      const part = rest.subarray(0, PART_BYTES - size);
      rest = rest.subarray(part.length);
      await hold(part, false);
    }
  }
  if (size > 0 || digests.length === 0) await hold(new Uint8Array(), true);
  const [first = new Uint8Array(), ...more] = digests;
  return more.length === 0
    ? `sha256:${hexOf(first)}`
    : `parts:${hexOf(await sha256(concat(digests) as Uint8Array<ArrayBuffer>))}`;
}
