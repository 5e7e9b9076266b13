export interface Variable {
  name: string;
  value: string;
}

/** The value that a text gives to a variable of its own. */
export type Lookup = (name: string) => string | undefined;

export interface Expanded {
  text: string;
  /** Variables that had a value, or a default beside them. */
  assumed: Variable[];
  /** Variables that have neither: what stands for them is not known, and not guessed. */
  missing: string[];
}

/** `$NAME`, `${NAME}`, `${NAME:-default}`, `${NAME-default}`, `${NAME:?message}`, `${NAME:+other}`, `$$`. */
const VARIABLE = /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-+?=])([^{}]*))?\})/g;
/** What templates and shells write: `{{ .Values.image }}`, `%TAG%`, `<tag>`, `$(…)`; never a part of a reference. */
const TEMPLATE =
  /\{\{-?\s*([^{}]{1,80}?)\s*-?\}\}|%([A-Za-z_]\w*)%|<([A-Za-z][\w -]{0,40})>|\$\([^()]{0,200}\)|`[^`]{1,200}`/g;

/**
 * Puts values in the place of variables, as Dockerfiles (`ARG`), compose files and shells do.
 * A default beside a variable is used only where the text gives it no value.
 */
export function expand(text: string, lookup: Lookup = () => undefined): Expanded {
  const assumed: Variable[] = [];
  const missing: string[] = [];
  const expanded = text.replace(VARIABLE, (all, plain, braced, operator = '', other = '') => {
    const name: string | undefined = plain ?? braced;
    if (name === undefined) return '$';
    const known = lookup(name);
    const isSet = known !== undefined && (known !== '' || !operator.startsWith(':'));
    if (operator.endsWith('+')) return isSet ? other : '';
    const value = isSet ? known : /[-=]$/.test(operator) ? (other as string) : undefined;
    if (value === undefined) missing.push(name);
    else assumed.push({ name, value });
    return value ?? all;
  });
  for (const [all, braces, percent, angle] of expanded.matchAll(TEMPLATE))
    missing.push(braces ?? percent ?? angle ?? all);
  return { text: expanded, assumed, missing };
}
