import type { Outside } from '../../text/outside.ts';
/** An environment variable or a build argument. */
export interface EnvVariable {
  name: Outside;
  value: Outside;
}

/** `A=b=c` → name `A`, value `b=c`. Without `=` the value is empty. */
export function readVariable(text: string): EnvVariable {
  const equals = text.indexOf('=');
  return equals < 0
    ? { name: text, value: '' }
    : { name: text.slice(0, equals), value: text.slice(equals + 1) };
}
