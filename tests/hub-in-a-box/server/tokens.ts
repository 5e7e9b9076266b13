import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import type { Identity } from './certificate.ts';

/** The claims of a token, besides its dates. */
export interface Claims {
  aud: string;
  iss: string;
  /** The user; empty for an anonymous visitor. */
  sub: string;
  access?: { type: string; name: string; actions: string[]; parameters?: Record<string, string> }[];
}

/** Issues and reads RS256-signed JWTs. */
export interface Tokens {
  issue(claims: Claims, seconds: number): string;
  /** The claims of a token of the box's own that has not expired; else undefined. */
  read(token: string): Claims | undefined;
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

export function createTokens({ key, certificate }: Identity): Tokens {
  const privateKey = createPrivateKey(key);
  const publicKey = createPublicKey(certificate);
  const chain = [certificate.replace(/-----[^-]+-----|\s/g, '')];
  return {
    issue(claims, seconds) {
      const now = Math.floor(Date.now() / 1000);
      const payload = { access: [], ...claims, exp: now + seconds, iat: now, nbf: now - seconds };
      const content = `${encode({ alg: 'RS256', typ: 'JWT', x5c: chain })}.${encode(payload)}`;
      return `${content}.${sign('sha256', Buffer.from(content), privateKey).toString('base64url')}`;
    },
    read(token) {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const signed = Buffer.from(`${header}.${payload}`);
      if (!verify('sha256', signed, publicKey, Buffer.from(signature, 'base64url'))) return undefined;
      const claims: Claims & { exp: number } = JSON.parse(Buffer.from(payload, 'base64url').toString());
      return claims.exp * 1000 > Date.now() ? claims : undefined;
    },
  };
}

/** The claims of the bearer token that a request carries, if it is good. */
export function bearer(tokens: Tokens, authorization: string | undefined): Claims | undefined {
  const token = /^Bearer (.+)$/i.exec(authorization ?? '')?.[1];
  return token === undefined ? undefined : tokens.read(token);
}
