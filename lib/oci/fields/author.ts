import { text } from '../values/go-json.ts';
import type { Field } from './field.ts';

export const author = {
  id: 'author',
  read: { in: 'image', property: 'author', schema: text },
  fromSteps: { instruction: 'MAINTAINER', read: (steps) => steps.at(-1)?.text },
} as const satisfies Field<string>;
