import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Installs Debian packages where no consent is needed: as root on a system with apt-get, such as a fresh
 * container. Elsewhere it does nothing. One process at a time; a package that is there already is left as it is.
 */
export function installPackages(packages: string[]): void {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get') || packages.length === 0) return;
  aptGet('update', '-q');
  aptGet('install', '-q', '-y', '--no-install-recommends', ...packages);
}

function aptGet(...args: string[]): void {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const line = [join(tmpdir(), 'tagkin-apt.lock'), 'apt-get', ...args];
  const { status, stderr, stdout } = spawnSync('flock', line, { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args.join(' ')} failed:\n${stdout}${stderr}`);
}
