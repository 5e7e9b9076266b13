const DIGEST_NAME = /^sha256-[0-9a-f]{64}(?:\.\w+)?$/;
const HASH = /^(?:sha-?|git-?|commit-)?([0-9a-f]{7,64})$/;

/** Whether a tag is a signature, an attestation or an SBOM that a tool keeps as a tag (cosign). */
export const isCompanion = (tag: string): boolean =>
  tag.endsWith('.sig') ||
  tag.endsWith('.att') ||
  tag.endsWith('.sbom') ||
  (tag.startsWith('sha256-') && DIGEST_NAME.test(tag));

/**
 * Whether a tag says nothing to a person: a companion of another tag, or a name that is only a commit's hash. All digits is no
 * hash: that is a date or a build number.
 */
export function isNoise(tag: string): boolean {
  if (isCompanion(tag)) return true;
  const hash = HASH.exec(tag)?.[1];
  if (hash === undefined) return false;
  return hash.length < tag.length || (/[a-f]/.test(hash) && /\d/.test(hash));
}
