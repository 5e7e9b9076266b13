import * as v from 'valibot';
import { stringMap } from '../values/go-json.ts';
import { type Label, readLabels } from '../values/labels.ts';
import { assignments } from './assignments.ts';
import type { Field } from './field.ts';

export const labels = {
  id: 'labels',
  read: { in: 'config', property: 'Labels', schema: v.pipe(stringMap, v.transform(readLabels)) },
  fromSteps: {
    instruction: 'LABEL',
    read: (steps) => readLabels(Object.fromEntries(assignments(steps, / (?=[A-Za-z_][\w./-]*=)/))),
  },
  default: () => [],
  draw: { as: 'labels', label: 'fieldLabels' },
} as const satisfies Field<Label[]>;
