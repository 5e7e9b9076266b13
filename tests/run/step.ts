import { command, type Finished } from './command.ts';

/** What a step adds to the last line; a check such as lint counts as one. */
export interface Counts {
  passed: number;
  failed: number;
}

export const add = (a: Counts, b: Counts): Counts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
});

/** Runs a check; prints one line with the result, and its whole output if it failed. `niceness`: see `command`. */
export async function check(name: string, line: string[], niceness = 0): Promise<Counts> {
  const finished = await command(line, {}, undefined, niceness);
  report(name, finished.ok ? 'ok' : 'FAILED', finished);
  return finished.ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** One line for a step that ended, and below it the whole output of one that failed. */
export function report(name: string, result: string, { ok, output, seconds }: Finished): void {
  console.log(`${ok ? '✓' : '✗'} ${name.padEnd(20)} ${result} (${seconds.toFixed(1)} s)`);
  if (!ok) console.log(indent(output));
}

const indent = (text: string) => text.trimEnd().replace(/^/gm, '    ');
