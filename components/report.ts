import { checkedDefect } from '../lib/defects/defect.ts';
import type { Failure } from '../lib/failure.ts';

/** `version` and `bugs.url` of package.json, defined by the build (wxt.config.ts). Undefined in unit tests. */
declare const TAGKIN_VERSION: string;
declare const TAGKIN_BUGS: string;

/** URL of the bug tracker; empty if package.json has no `bugs.url`. */
export const BUGS_URL: string = typeof TAGKIN_BUGS === 'undefined' ? '' : TAGKIN_BUGS;

/** The last product in a user agent is the browser: Edge and Opera put Chrome before their own. */
const browserOf = (userAgent: string): string =>
  userAgent.match(/\b(?:Chrome|Firefox|Edg|OPR)\/\d+/g)?.at(-1) ?? '';

/**
 * The text of a defect report: versions, the kind, the error's name and our own stack frames. No error message, no URL, and
 * nothing that was looked up.
 */
export function reportOf({ kind, defect }: Failure, userAgent: string): string {
  const version = typeof TAGKIN_VERSION === 'undefined' ? '' : TAGKIN_VERSION;
  const { name, frames } = checkedDefect(defect ?? { name: '', frames: [] });
  return [`Tagkin ${version} ${browserOf(userAgent)}`, `${kind}: ${name}`, ...frames].join('\n');
}
