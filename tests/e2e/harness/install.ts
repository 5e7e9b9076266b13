import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type BrowserKind, findBrowser, requireBrowser } from './find.ts';

const packages: Record<BrowserKind, string> = { chromium: 'chromium', firefox: 'firefox-esr' };

/**
 * Makes sure that the browsers are there. Installs what is missing where that needs nobody's consent (root on a system
 * with apt-get, such as a fresh container); throws a sentence that says what to install everywhere else.
 */
export function installMissing(kinds: BrowserKind[] = ['chromium', 'firefox']): void {
  const missing = kinds.filter((kind) => !findBrowser(kind));
  if (missing.length > 0 && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    aptGet('update', '-q');
    aptGet('install', '-q', '-y', '--no-install-recommends', ...missing.map((kind) => packages[kind]));
  }
  for (const kind of kinds) requireBrowser(kind);
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const { status, stderr, stdout } = spawnSync('apt-get', args, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
}
