import { printedList } from '../values/go-print.ts';
import type { ConfigStep } from './field.ts';

const DEFAULT_SHELL = ['/bin/sh', '-c'];

/** The arguments that the last step sets: a list in exec form, else one command line, which the shell runs. */
export function lastCommand(steps: ConfigStep[]): string[] | undefined {
  const step = steps.at(-1);
  if (!step) return undefined;
  const { text, shell } = step;
  if (text.startsWith('[')) return printedList(text);
  return [...(shell.length > 0 ? shell : DEFAULT_SHELL), text];
}
