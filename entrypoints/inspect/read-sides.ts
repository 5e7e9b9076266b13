import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { parsePlatform } from '../../lib/oci/parse-platform.ts';
import { platformKey } from '../../lib/oci/platform.ts';
import { type Reference, withDefaultTag } from '../../lib/oci/reference.ts';
import type { SideOptions } from './use-compare.ts';

/** Systems that images are made for. Source: Go `internal/syslist`, those that Docker Hub lists images of. */
const SYSTEMS = /^(?:linux|windows|freebsd|darwin)\//i;

/**
 * Two texts → the sides of a comparison; `null` if one of them is no reference. The second may be a platform
 * (`linux/arm64`), of the same image, or a tag behind a colon (`:1.31`), of the same repository.
 */
export function readSides(
  from: string,
  to: string,
  platform: string | null,
): { from: SideOptions; to: SideOptions } | null {
  const ours = parseReference(from.trim());
  if (!ours.ok) return null;
  const first = { reference: withDefaultTag(ours.value), platform };
  const text = to.trim();
  const other = SYSTEMS.test(text) ? parsePlatform(text) : undefined;
  if (other) return { from: first, to: { ...first, platform: platformKey(other) } };
  const theirs = /^[:@]/.test(text) ? parseReference(`${nameOf(ours.value)}${text}`) : parseReference(text);
  return theirs.ok ? { from: first, to: { reference: withDefaultTag(theirs.value), platform } } : null;
}

const nameOf = ({ registry, repository }: Reference): string => `${registry}/${repository}`;
