import { sha256, sha512 } from '@noble/hashes/sha2.js';

/** Hashes what it is sent, beside the worker that reads it. `{ algorithm }` begins, `{ end }` asks for the result, in hex. */
type Ask = { algorithm: 'sha256' | 'sha512' } | { part: Uint8Array } | { end: true };

let hash = sha256.create() as ReturnType<typeof sha256.create> | ReturnType<typeof sha512.create>;

self.onmessage = ({ data }: MessageEvent<Ask>) => {
  if ('algorithm' in data) hash = data.algorithm === 'sha256' ? sha256.create() : sha512.create();
  else if ('part' in data) hash.update(data.part);
  else self.postMessage(Array.from(hash.digest(), (byte) => byte.toString(16).padStart(2, '0')).join(''));
};
