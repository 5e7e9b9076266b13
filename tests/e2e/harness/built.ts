import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BrowserKind } from './find.ts';

/** Where both builds lie: `.output`, or what `TAGKIN_OUTPUT` names (a build kept aside while another is made). */
const output = process.env.TAGKIN_OUTPUT ?? fileURLToPath(new URL('../../../.output', import.meta.url));

/** Directory of the extension as `npm run build` and `npm run build:firefox` leave it. */
export function builtExtension(kind: BrowserKind): string {
  return join(output, kind === 'firefox' ? 'firefox-mv3' : 'chrome-mv3');
}
