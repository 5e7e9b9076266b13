import { text } from '../values/go-json.ts';
import type { Field } from './field.ts';

export const user = {
  id: 'user',
  read: { in: 'config', property: 'User', schema: text },
  fromSteps: { instruction: 'USER', read: (steps) => steps.at(-1)?.text },
  /** Docker's defaults. */
  default: (os) => (os === 'windows' ? 'ContainerAdministrator' : 'root'),
  draw: { as: 'code', label: 'fieldUser' },
} as const satisfies Field<string>;
