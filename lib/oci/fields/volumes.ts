import { set } from '../values/go-json.ts';
import { printedList } from '../values/go-print.ts';
import type { Field } from './field.ts';

export const volumes = {
  id: 'volumes',
  read: { in: 'config', property: 'Volumes', schema: set },
  fromSteps: {
    instruction: 'VOLUME',
    read: (steps) => [...new Set(steps.flatMap(({ text }) => printedList(text)))],
  },
  default: () => [],
  draw: { as: 'lines', label: 'fieldVolumes' },
} as const satisfies Field<string[]>;
