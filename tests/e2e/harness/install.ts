import { installPackages } from './apt.ts';
import { type BrowserKind, findBrowser, requireBrowser } from './find.ts';

const packages: Record<BrowserKind, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Makes sure that the browsers are there: installs what is missing where that can be done unasked, and throws a sentence
 * that says what to install everywhere else.
 */
export function installMissing(kinds: BrowserKind[] = ['chromium', 'firefox']): void {
  installPackages(kinds.filter((kind) => !findBrowser(kind)).map((kind) => packages[kind]));
  for (const kind of kinds) requireBrowser(kind);
}
