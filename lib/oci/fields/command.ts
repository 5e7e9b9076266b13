import type { DerivedField } from './field.ts';

interface Parts {
  entrypoint: string[];
  cmd: string[];
}

/** What a container runs by default. */
export const command = {
  id: 'command',
  derive: ({ entrypoint, cmd }: Parts) => [...entrypoint, ...cmd],
  draw: { as: 'words', label: 'fieldCommand' },
} as const satisfies DerivedField<Parts, string[]>;
