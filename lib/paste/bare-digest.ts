import { type Digest, parseDigest } from '../oci/digest.ts';

/** The digest that a word is: `sha256:…`, `sha256-…` (as in paths), 64 hex digits alone, in any case of letters. */
export function bareDigest(word: string): Digest | undefined {
  const hex = /^@?(?:sha256[:-])?([0-9a-f]{64})$/i.exec(word)?.[1];
  return parseDigest(hex === undefined ? word : `sha256:${hex.toLowerCase()}`);
}
