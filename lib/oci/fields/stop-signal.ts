import { text } from '../values/go-json.ts';
import type { Field } from './field.ts';

export const stopSignal = {
  id: 'stopSignal',
  read: { in: 'config', property: 'StopSignal', schema: text },
  fromSteps: { instruction: 'STOPSIGNAL', read: (steps) => steps.at(-1)?.text.replace(/^\[|\]$/g, '') },
  draw: { as: 'code', label: 'fieldStopSignal' },
} as const satisfies Field<string>;
