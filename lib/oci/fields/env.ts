import * as v from 'valibot';
import { list } from '../values/go-json.ts';
import { type EnvVariable, readVariable } from '../values/variable.ts';
import { assignments } from './assignments.ts';
import type { Field } from './field.ts';

export const env = {
  id: 'env',
  read: {
    in: 'config',
    property: 'Env',
    schema: v.pipe(
      list,
      v.transform((variables) => variables.map(readVariable)),
    ),
  },
  fromSteps: {
    instruction: 'ENV',
    read: (steps) =>
      Array.from(assignments(steps, / (?=[A-Za-z_]\w*=)/), ([name, value]) => ({ name, value })),
  },
  default: () => [],
  draw: { as: 'variables', label: 'fieldEnv' },
} as const satisfies Field<EnvVariable[]>;
