import { parseReference } from '../hosts/parse-reference.ts';
import { isPageAddress } from '../hosts/sites.ts';

/** In characters; longer than a reference with a registry, a tag and a digest. */
const MAX_TYPED = 512;

/**
 * Whether a text is one reference as a person types it (`nginx`, `ghcr.io/a/b:1`), so that none of the readers is needed
 * for it. Imports neither YAML nor the readers: pages load this at start, and `read-pasted.ts` when it is false.
 */
export function looksLikeOneReference(text: string): boolean {
  const word = text.trim();
  const isDigest = /^sha\d+:/i.test(word);
  const isWord = word.length <= MAX_TYPED && !/[\s=]/.test(word) && !isDigest;
  return isWord && parseReference(word).ok && !isPageAddress(word);
}
