import { list } from '../values/go-json.ts';
import type { Field } from './field.ts';
import { lastCommand } from './shell-form.ts';

export const cmd = {
  id: 'cmd',
  read: { in: 'config', property: 'Cmd', schema: list },
  fromSteps: { instruction: 'CMD', read: lastCommand },
  default: () => [],
  draw: { as: 'words', label: 'fieldCmd' },
} as const satisfies Field<string[]>;
