import { generate } from 'selfsigned';
import { HOSTS } from './hosts.ts';

/** A fresh RSA key with its self-signed certificate: for TLS, and for signing the box's tokens. */
export interface Identity {
  key: string;
  certificate: string;
}

/** Makes an identity good for all hosts of the box, and for localhost. */
export async function createIdentity(): Promise<Identity> {
  const names = [...HOSTS, '*.example.test', 'localhost'].map((value) => ({ type: 2 as const, value }));
  const made = await generate([{ name: 'commonName', value: 'Hub in a box' }], {
    keySize: 2048,
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [...names, { type: 7, ip: '127.0.0.1' }] },
    ],
  });
  return { key: made.private, certificate: made.cert };
}
