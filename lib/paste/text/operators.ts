import { matchesGlob, withoutPrefix, withoutSuffix } from './glob.ts';
import { extent, part, type Traced, untraced } from './traced.ts';

/** The value that a text gives to one of its variables. */
export type Lookup = (name: string) => Traced | undefined;

/** `{{ tag | default('1.2') }}`, `{{ .Values.tag | quote }}`, `{{ default "1.2" .Values.tag }}`: the variable, and its default. */
export function withFilter(written: Traced, variable: string): { variable: string; otherwise?: Traced } {
  const before = /^default (["'])(.{0,120}?)\1 ([\w.]+)$/.exec(variable);
  const name = before?.[3] ?? /^[\w.-]+(?=\s*\|)/.exec(variable)?.[0];
  if (name === undefined) return { variable };
  const text = before?.[2] ?? /\|\s*d(?:efault)?(?:\(\s*|\s+)(["'])(.{1,120}?)\1/.exec(variable)?.[2];
  if (text === undefined) return { variable: name };
  const start = written.text.indexOf(text, written.text.indexOf('default'));
  return { variable: name, otherwise: part(written, start, start + text.length) };
}

/** A variable with a shell's operator: its value, or undefined where the text has none. */
export function withOperator(
  variable: string,
  operator: string,
  operand: Traced,
  lookup: Lookup,
  nested: (piece: Traced) => Traced,
): [string, Traced | undefined] {
  const known = lookup(variable);
  const isSet = known !== undefined && (known.text !== '' || !operator.startsWith(':'));
  switch (operator.replace(':', '')) {
    case '-':
    case '=':
      return [variable, isSet ? known : nested(operand)];
    case '+':
      return [variable, isSet ? nested(operand) : untraced('')];
    case '#':
      return [variable, known && withoutPrefix(known, nested(operand).text, false)];
    case '##':
      return [variable, known && withoutPrefix(known, nested(operand).text, true)];
    case '%':
      return [variable, known && withoutSuffix(known, nested(operand).text, false)];
    case '%%':
      return [variable, known && withoutSuffix(known, nested(operand).text, true)];
    case '/':
    case '//':
      return [variable, known && replaced(known, operand.text, operator === '//')];
    default:
      return [variable, isSet ? known : undefined];
  }
}

/** `${V/pattern/replacement}`: the first match, or with `//` every match. */
function replaced(value: Traced, operand: string, every: boolean): Traced {
  const [pattern = '', ...rest] = operand.split('/');
  const at = extent(value)?.start ?? -1;
  const glob = matchesGlob(pattern);
  const text = value.text.replace(every ? new RegExp(glob, 'g') : new RegExp(glob), () => rest.join('/'));
  return text === value.text || at < 0 ? value : { text, at: untraced(text).at };
}
