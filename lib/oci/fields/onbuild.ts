import { list } from '../values/go-json.ts';
import type { Field } from './field.ts';

/** Instructions that run when another image is built on this one. */
export const onbuild = {
  id: 'onbuild',
  read: { in: 'config', property: 'OnBuild', schema: list },
  fromSteps: { instruction: 'ONBUILD', read: (steps) => steps.map(({ text }) => text) },
  default: () => [],
  draw: { as: 'lines', label: 'fieldOnbuild', isOptional: true },
} as const satisfies Field<string[]>;
