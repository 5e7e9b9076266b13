import { checkedDefect } from '../lib/defects/defect.ts';
import type { Failure } from '../lib/failure.ts';

/** `version` and `bugs.url` of package.json, put in by the build (wxt.config.ts). Undefined in unit tests. */
declare const TAGKIN_VERSION: string;
declare const TAGKIN_BUGS: string;

/** Where defects are reported; empty where package.json names no place. */
export const BUGS_URL: string = typeof TAGKIN_BUGS === 'undefined' ? '' : TAGKIN_BUGS;

/** The last product that a user agent names is the browser: Edge and Opera name Chrome first. */
const browserOf = (userAgent: string): string =>
  userAgent.match(/\b(?:Chrome|Firefox|Edg|OPR)\/\d+/g)?.at(-1) ?? '';

/**
 * What a person sends to report a defect: versions, the kind, the error's name and our own stack frames. No message, no
 * address, and nothing of what was looked at.
 */
export function reportOf({ kind, defect }: Failure, userAgent: string): string {
  const version = typeof TAGKIN_VERSION === 'undefined' ? '' : TAGKIN_VERSION;
  const { name, frames } = checkedDefect(defect ?? { name: '', frames: [] });
  return [`Tagkin ${version} ${browserOf(userAgent)}`, `${kind}: ${name}`, ...frames].join('\n');
}
