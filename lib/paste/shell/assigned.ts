import { part, type Traced } from '../text/traced.ts';
import type { Word } from './tokens.ts';

const ASSIGNMENT = /^(?:\$?(?:env:)?)([A-Za-z_]\w*)=/;
/** `$image = …` of PowerShell, `TAG := …` and `TAG ?= …` of make: the operator stands alone. */
const NAME = /^\$?([A-Za-z_]\w*)$/;

/** A name and the value that a command gives to it. */
export type Assigned = [name: string, value: Traced];

/** The variables that a command sets: `A=1 B=2`, `$image = "nginx:1"`, `TAG := 1.2`; none if it runs something. */
export function assignedBy(command: readonly Word[]): Assigned[] {
  const words = command.filter((word) => word.text !== 'export' && word.text !== 'set');
  const [first, operator, value, ...more] = words;
  const name = NAME.exec(first?.text ?? '')?.[1];
  if (name && value && more.length === 0 && /^[:?]?=$/.test(operator?.text ?? '')) return [[name, value]];
  const found = words.map((word): Assigned | undefined => {
    const match = ASSIGNMENT.exec(word.text);
    return match ? [match[1] ?? '', part(word, match[0].length)] : undefined;
  });
  return found.every((one) => one !== undefined) ? found : [];
}

/** `for i in a b c`: the variable and each of its values, where they are written out. */
export function loopOf([first, name, of, ...values]: readonly Word[]): [string, Word[]] | undefined {
  return first?.text === 'for' &&
    name &&
    of?.text === 'in' &&
    values.every(({ text }) => /^[\w./:@-]+$/.test(text))
    ? [name.text, values]
    : undefined;
}
