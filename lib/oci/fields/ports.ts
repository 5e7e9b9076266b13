import * as v from 'valibot';
import { set } from '../values/go-json.ts';
import { printedList } from '../values/go-print.ts';
import type { Field } from './field.ts';

/** `80` and `80/TCP` → `80/tcp`. */
const readPort = (port: string): string => (port.includes('/') ? port.toLowerCase() : `${port}/tcp`);

export const ports = {
  id: 'ports',
  read: {
    in: 'config',
    property: 'ExposedPorts',
    schema: v.pipe(
      set,
      v.transform((all) => all.map(readPort)),
    ),
  },
  fromSteps: {
    instruction: 'EXPOSE',
    read: (steps) => [...new Set(steps.flatMap(({ text }) => printedList(text).map(readPort)))],
  },
  default: () => [],
  draw: { as: 'lines', label: 'fieldPorts' },
} as const satisfies Field<string[]>;
