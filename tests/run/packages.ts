import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { builtExtension } from '../e2e/harness/built.ts';
import { command, root } from './command.ts';
import { npmScript } from './npm-script.ts';

/**
 * `npm run packages`: makes the sources zip, unpacks it in an empty folder, builds there, and compares bytes: the zips of both
 * folders with one another, and what is in them with the builds that were tested. `-- --install` installs the packages there by
 * `npm ci`; without it they are those of this folder.
 */
const MADE = ['node_modules', '.git', '.output', '.wxt'];
const isInstalling = process.argv.includes('--install');
const folder = mkdtempSync(join(tmpdir(), 'tagkin-packages-'));
const [here, there] = [join(folder, 'here'), join(folder, 'there')];

/** Runs a tool of the project in another folder; throws with its output where it fails. */
async function run(cwd: string, ...line: string[]): Promise<void> {
  const { ok, output } = await command(line, {}, undefined, 10, cwd);
  if (!ok) throw new Error(`${line.join(' ')}: ${output}`);
}

/** The zips of a folder, by the end of their name. */
const zip = (of: string, end: string): Uint8Array => {
  const name = readdirSync(join(of, '.output')).find((each) => each.endsWith(`-${end}.zip`));
  if (!name) throw new Error(`no ${end} zip`);
  return readFileSync(join(of, '.output', name));
};

const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

/** What a package has that a build has not, or has otherwise. */
function differences(packed: Uint8Array, build: string): string[] {
  const files = unzipSync(packed);
  const built = readdirSync(build, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(build.length + 1));
  return [...new Set([...Object.keys(files), ...built])].filter((name) => {
    const file = files[name];
    return !file || !existsSync(join(build, name)) || !same(file, readFileSync(join(build, name)));
  });
}

const problems: string[] = [];
try {
  cpSync(root, here, {
    recursive: true,
    filter: (path) => !MADE.includes(path.slice(root.length).split('/')[0] ?? ''),
  });
  symlinkSync(join(root, 'node_modules'), join(here, 'node_modules'));
  await run(here, 'wxt', 'zip', '--mv3', '-b', 'firefox');
  for (const [name, bytes] of Object.entries(unzipSync(zip(here, 'sources')))) {
    mkdirSync(dirname(join(there, name)), { recursive: true });
    writeFileSync(join(there, name), bytes);
  }
  if (isInstalling) await run(there, 'npm', 'ci', '--no-audit', '--no-fund');
  else symlinkSync(join(root, 'node_modules'), join(there, 'node_modules'));
  await run(there, ...npmScript('zip'));
  for (const end of ['firefox', 'sources'])
    if (!same(zip(here, end), zip(there, end))) problems.push(`the ${end} zip of the sources differs`);
  for (const [kind, end] of [
    ['firefox', 'firefox'],
    ['chromium', 'chrome'],
  ] as const)
    if (existsSync(builtExtension(kind)))
      problems.push(
        ...differences(zip(there, end), builtExtension(kind)).map(
          (name) => `${end}: ${name} differs from the build`,
        ),
      );
  const size = (end: string) => `${end} ${Math.round(zip(there, end).length / 1000)} kB`;
  console.log(['chrome', 'firefox', 'sources'].map(size).join(', '));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) console.log(problem);
console.log(problems.length === 0 ? 'the same bytes' : `${problems.length} differences`);
process.exitCode = problems.length > 0 ? 1 : 0;
