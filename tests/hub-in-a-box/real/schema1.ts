import { generateKeyPairSync, sign } from 'node:crypto';

const encode = (text: string | Buffer) => Buffer.from(text).toString('base64url');

/**
 * Signs a manifest of Docker's first schema (libtrust's JSON signature): the signatures go before its last brace, and
 * `protected` says how to cut them out again. The digest is that of what was signed.
 */
export function signSchema1(manifest: object): Buffer {
  const payload = JSON.stringify(manifest, null, 3);
  const tail = '\n}';
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
  const head = {
    formatLength: payload.length - tail.length,
    formatTail: encode(tail),
    time: '2015-11-14T15:10:27Z',
  };
  const guarded = encode(JSON.stringify(head));
  const signed = Buffer.from(`${guarded}.${encode(payload)}`);
  const signature = encode(sign('sha256', signed, { key: privateKey, dsaEncoding: 'ieee-p1363' }));
  const signatures = [{ header: { jwk: { kty, crv, x, y }, alg: 'ES256' }, signature, protected: guarded }];
  return Buffer.from(
    `${payload.slice(0, -tail.length)},\n   "signatures": ${JSON.stringify(signatures)}${tail}`,
  );
}
