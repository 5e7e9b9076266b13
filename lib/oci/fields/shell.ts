import { list } from '../values/go-json.ts';
import { printedList } from '../values/go-print.ts';
import type { Field } from './field.ts';

/** The shell of `RUN`, `CMD` and `ENTRYPOINT` in shell form. Empty for the default one. */
export const shell = {
  id: 'shell',
  read: { in: 'config', property: 'Shell', schema: list },
  fromSteps: { instruction: 'SHELL', read: (steps) => printedList(steps.at(-1)?.text ?? '') },
  default: () => [],
  draw: { as: 'words', label: 'fieldShell', isOptional: true },
} as const satisfies Field<string[]>;
