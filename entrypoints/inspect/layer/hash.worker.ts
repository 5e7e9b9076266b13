import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Hashes what comes through its port, beside the worker that reads it. `{ algorithm }` begins, `{ end }` requests the result, in hex. */
type Ask = { algorithm: 'sha256' | 'sha512' } | { part: Uint8Array } | { end: true };

let hash = sha256.create() as ReturnType<typeof sha256.create> | ReturnType<typeof sha512.create>;

self.onmessage = ({ data: port }: MessageEvent<MessagePort>) => {
  port.onmessage = ({ data }: MessageEvent<Ask>) => {
    if ('algorithm' in data) hash = data.algorithm === 'sha256' ? sha256.create() : sha512.create();
    else if ('part' in data) hash.update(data.part);
    else port.postMessage(bytesToHex(hash.digest()));
  };
};
