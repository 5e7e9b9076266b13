import type { Claim, Find } from '../text/find.ts';
import type { Line } from '../text/lines.ts';
import { concat, untraced } from '../text/traced.ts';
import { at } from './at.ts';
import { outputFind } from './output-find.ts';

/** `Digest: sha256:…` in a line of its own; bootc writes the architecture behind it. */
export const DIGEST = /^\s*(?:Image)?Digest:\s+(sha256:[0-9a-f]{64})(?:\s+\(\w+\))?\s*$/;

/** The line above it: `docker buildx imagetools inspect`, `bootc status`, `rpm-ostree status`. */
const NAME =
  /^[\s●*]*(?:Name:|(?:Booted|Staged|Rollback|Cached update) image:|(?=ostree-[\w-]+:|docker:\/\/|registry:))\s*(?:ostree-[\w-]+:)?(?:docker:\/\/|registry:)?(\S+)\s*$/;

/** A name, and its digest in one of the lines below. */
export function readNamed(lines: readonly Line[]): (Find | Claim)[] {
  return lines.flatMap((line, index) => {
    const text = NAME.exec(line.text.slice(0, 600))?.[1];
    const name = text === undefined ? undefined : at(line, text, line.text.lastIndexOf(text));
    if (name === undefined || name.text.includes('@')) return [];
    const below = lines.slice(index + 1, index + 4).find(({ text }) => DIGEST.test(text));
    const digest = below && at(below, DIGEST.exec(below.text)?.[1]);
    if (!digest) return [];
    return [outputFind(concat(name, untraced('@'), digest), 'inspect')];
  });
}
