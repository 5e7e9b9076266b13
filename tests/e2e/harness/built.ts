import { fileURLToPath } from 'node:url';
import type { BrowserKind } from './find.ts';

/** Directory of the extension as `npm run build` and `npm run build:firefox` leave it. */
export function builtExtension(kind: BrowserKind): string {
  const name = kind === 'firefox' ? 'firefox-mv3' : 'chrome-mv3';
  return fileURLToPath(new URL(`../../../.output/${name}`, import.meta.url));
}
