import { number } from '../values/go-json.ts';
import type { Field } from './field.ts';

/** How long Docker waits after the stop signal before it kills the container. */
export const stopTimeout = {
  id: 'stopTimeout',
  read: { in: 'config', property: 'StopTimeout', schema: number },
  draw: { as: 'seconds', label: 'fieldStopTimeout', isOptional: true },
} as const satisfies Field<number>;
