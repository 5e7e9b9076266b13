import { spawn } from 'node:child_process';
import { setPriority } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root directory. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Finished {
  ok: boolean;
  /** Both streams, as they came. */
  output: string;
  /** Wall time in seconds. */
  seconds: number;
}

/**
 * Runs one of the project's own tools (`tsc`, `vitest` …) at the root; hands each line of output on as it comes. `niceness`: 0 to 19,
 * how far it yields the processors to others.
 * `cwd`: another folder than the root.
 */
export function command(
  line: string[],
  env: Record<string, string> = {},
  onLine: (line: string) => void = () => undefined,
  niceness = 0,
  cwd: string = root,
): Promise<Finished> {
  const [tool = '', ...args] = line;
  const path = `${join(root, 'node_modules/.bin')}${delimiter}${process.env.PATH}`;
  const child = spawn(tool, args, {
    cwd,
    env: { ...process.env, PATH: path, NO_COLOR: '1', ...env },
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  if (niceness > 0 && child.pid !== undefined) setPriority(child.pid, niceness);
  const started = performance.now();
  const output: string[] = [];
  let rest = '';
  const take = (text: string) => {
    output.push(text);
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(onLine);
  };
  child.stdout.setEncoding('utf8').on('data', take);
  child.stderr.setEncoding('utf8').on('data', take);
  return new Promise((resolve) => {
    const finish = (ok: boolean) =>
      resolve({ ok, output: output.join(''), seconds: (performance.now() - started) / 1000 });
    child.on('error', (error) => {
      output.push(String(error));
      finish(false);
    });
    child.on('close', (code) => finish(code === 0));
  });
}
