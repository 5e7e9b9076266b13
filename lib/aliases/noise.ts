const DIGEST_NAME = /^sha256-[0-9a-f]{64}(?:\.\w+)?$/;
const HASH = /^(?:sha-?|git-?|commit-)?([0-9a-f]{7,64})$/;

/** Whether a tag is a signature, attestation or SBOM of another image, stored as a tag (cosign's scheme). */
export const isCompanion = (tag: string): boolean =>
  tag.endsWith('.sig') ||
  tag.endsWith('.att') ||
  tag.endsWith('.sbom') ||
  (tag.startsWith('sha256-') && DIGEST_NAME.test(tag));

/**
 * Whether a tag is of no use to a reader: a companion of another tag, or nothing but a commit hash. Digits alone are a date or
 * a build number.
 */
export function isNoise(tag: string): boolean {
  if (isCompanion(tag)) return true;
  const hash = HASH.exec(tag)?.[1];
  if (hash === undefined) return false;
  return hash.length < tag.length || (/[a-f]/.test(hash) && /\d/.test(hash));
}
