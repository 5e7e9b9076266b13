const COMPANION = /^sha256-[0-9a-f]{64}(?:\.\w+)?$|\.(?:sig|att|sbom)$/;
const HASH = /^(?:sha-?|git-?|commit-)?([0-9a-f]{7,64})$/;

/**
 * Whether a tag says nothing to a person: signatures, attestations and SBOMs that tools keep as tags (cosign), and names
 * that are only a commit's hash. All digits is no hash: that is a date or a build number.
 */
export function isNoise(tag: string): boolean {
  if (COMPANION.test(tag)) return true;
  const hash = HASH.exec(tag)?.[1];
  if (hash === undefined) return false;
  return hash.length < tag.length || (/[a-f]/.test(hash) && /\d/.test(hash));
}
