import { list } from '../values/go-json.ts';
import type { Field } from './field.ts';
import { lastCommand } from './shell-form.ts';

export const entrypoint = {
  id: 'entrypoint',
  read: { in: 'config', property: 'Entrypoint', schema: list },
  fromSteps: { instruction: 'ENTRYPOINT', read: lastCommand },
  default: () => [],
  draw: { as: 'words', label: 'fieldEntrypoint' },
} as const satisfies Field<string[]>;
