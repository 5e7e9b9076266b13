import { text } from '../values/go-json.ts';
import type { Field } from './field.ts';

/** Docker's defaults. */
const defaultWorkdir = (os: string): string => (os === 'windows' ? 'C:\\' : '/');

/** A relative `WORKDIR` is below the one before it. */
const resolve = (base: string, path: string): string =>
  /^([/\\]|[A-Za-z]:)/.test(path) ? path : `${base.replace(/\/$/, '')}/${path}`;

export const workdir = {
  id: 'workdir',
  read: { in: 'config', property: 'WorkingDir', schema: text },
  fromSteps: {
    instruction: 'WORKDIR',
    read: (steps, os) => steps.map((step) => step.text).reduce(resolve, defaultWorkdir(os)),
  },
  default: defaultWorkdir,
  draw: { as: 'code', label: 'fieldWorkdir' },
} as const satisfies Field<string>;
