import { type EnvVariable, readVariable } from '../values/variable.ts';
import type { ConfigStep } from './field.ts';

/**
 * The variables that `ENV` or `LABEL` steps assign; a later value replaces an earlier one. `nextKey` matches the
 * space before a key: builders drop the quotes (`A=b c D=e`), so a value ends where the next key begins. `A b` is the
 * form without `=`.
 */
export function assignments(steps: ConfigStep[], nextKey: RegExp): Map<string, string> {
  const all = steps.flatMap(({ text }): EnvVariable[] => {
    const [, name, value] = /^([^\s=]+)\s+(.*)$/s.exec(text) ?? [];
    return name !== undefined && value !== undefined
      ? [{ name, value }]
      : text.split(nextKey).map(readVariable);
  });
  return new Map(all.map(({ name, value }) => [name, value]));
}
