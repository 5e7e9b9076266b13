import { type Lookup, withFilter, withOperator } from './operators.ts';
import { concat, part, type Traced, traced, untraced } from './traced.ts';

export interface Variable {
  name: string;
  value: string;
}

export type { Lookup };

export interface Expanded extends Traced {
  /** Variables with a value, or with a default beside them. */
  assumed: Variable[];
  /** Variables with neither. Nothing is guessed in their place. */
  missing: string[];
}

/** Longer than any reference. Bounds what values of values of values can grow to. */
const MAX_EXPANDED = 4096;
const MAX_DEPTH = 10;
/** Values of values, all together. */
const MAX_NESTED = 200;

/**
 * Templates and placeholders: `${{ env.TAG }}`, `{{ .Values.tag }}`, `[[ .tag ]]`, `<< parameters.tag >>`, `((tag))`, `%TAG%`, `<tag>`, `$(params.tag)`,
 * `` `…` ``, `$$app_version`. The first group that is set holds the name.
 */
const TEMPLATE =
  /\$\{\{-?\s*([^{}]{1,120}?)\s*-?\}\}|\{\{-?\s*([^{}]{1,120}?)\s*-?\}\}|\$?\[\[-?\s*([^[\]]{1,120}?)\s*-?\]\]|<<\s*([\w.-]{1,80})\s*>>|\(\(([\w.:/-]{1,80})\)\)|%%?([A-Za-z_][\w-]*)%%?|<([A-Za-z][^<>\n]{0,60})>|\$\(([\w.-]{1,80})\)|\$\$(cap_\w+)|\$\([^()]{0,200}\)|\[([a-z][\w -]{0,40})\]|`[^`]{1,200}`|\$\$/y;
const PLAIN = /\$([A-Za-z_]\w*)/y;
const BRACED = /\$\{([A-Za-z_](?:[\w.-]|::)*?)(\}|:?[-+?=]|##?|%%?|\/\/?|\[|,|\^)/y;

/**
 * Puts values in the place of variables, as Dockerfiles (`ARG`), compose files, shells and CI systems do, with shell
 * operators and nested defaults (`${A:-${B:-x}}`, `${V#v}`, `${V%-*}`, `${V/a/b}`). A default is used only where the
 * text gives the variable no value. In: a text and where it stands. Out: the expanded text, each character traced to the
 * literal it was taken from.
 */
export function expand(
  name: Traced,
  lookup: Lookup = () => undefined,
  depth = 0,
  spent: Spent = { count: 0 },
): Expanded {
  if (!BEGIN.test(name.text)) return { text: name.text, at: name.at, assumed: [], missing: [] };
  const assumed: Variable[] = [];
  const missing: string[] = [];
  const pieces: Traced[] = [];
  let length = 0;
  const add = (piece: Traced) => {
    if (length <= MAX_EXPANDED) pieces.push(piece);
    length += piece.text.length;
  };
  const nested = (piece: Traced, inside: Lookup = lookup): Traced => {
    spent.count += 1;
    if (depth >= MAX_DEPTH || spent.count > MAX_NESTED) return piece;
    const inner = expand(piece, inside, depth + 1, spent);
    assumed.push(...inner.assumed);
    missing.push(...inner.missing);
    return inner;
  };
  /** The value of a variable with its own variables expanded: `IMG: node:$V`. */
  const given: Lookup = (variable) => {
    const value = lookup(variable);
    if (value === undefined || !/[$%{[]/.test(value.text)) return value;
    return nested(value, (other) => (other === variable ? undefined : lookup(other)));
  };
  const put = (variable: string, value: Traced | undefined, written: Traced) => {
    if (value === undefined) missing.push(variable);
    else assumed.push({ name: variable, value: value.text });
    add(value ?? written);
  };
  const { text } = name;
  let literal = 0;
  let index = 0;
  const flush = (end: number) => {
    if (end > literal) add(part(name, literal, end));
  };
  while (index < text.length) {
    const found = variableAt(text, index);
    if (found === undefined) {
      index += 1;
      continue;
    }
    flush(index);
    const written = part(name, index, found.end);
    if (found.variable === undefined) add(untraced('$'));
    else if (found.operator === undefined) {
      const { variable, otherwise } = withFilter(part(name, index, found.end), found.variable);
      put(variable, given(variable) ?? otherwise, written);
    } else {
      const operand = part(name, found.operand, found.end - 1);
      put(...withOperator(found.variable, found.operator, operand, given, nested), written);
    }
    index = found.end;
    literal = index;
  }
  flush(text.length);
  return { ...concat(...pieces), assumed, missing };
}

/** How many values were expanded, all together. */
interface Spent {
  count: number;
}

interface At {
  /** Undefined for `$$`. */
  variable: string | undefined;
  operator?: string;
  operand: number;
  end: number;
}

/** What a variable or a placeholder may begin with. */
const BEGIN = /[${[%<`(]/;

function variableAt(text: string, index: number): At | undefined {
  if (!BEGIN.test(text.charAt(index))) return undefined;
  PLAIN.lastIndex = BRACED.lastIndex = TEMPLATE.lastIndex = index;
  const template = TEMPLATE.exec(text);
  if (template) {
    const [all, ...groups] = template;
    const variable = all === '$$' ? undefined : (groups.find((group) => group !== undefined) ?? all);
    return { variable, operand: 0, end: index + all.length };
  }
  const plain = PLAIN.exec(text);
  if (plain) return { variable: plain[1], operand: 0, end: index + plain[0].length };
  const braced = BRACED.exec(text);
  if (!braced) return undefined;
  const operand = index + braced[0].length;
  if (braced[2] === '}') return { variable: braced[1], operand, end: operand };
  const end = closing(text, operand);
  return end === undefined ? undefined : { variable: braced[1], operator: braced[2] ?? '', operand, end };
}

/** Behind the `}` that closes the one that was opened before `from`. */
function closing(text: string, from: number): number | undefined {
  let open = 1;
  for (let index = from; index < text.length; index += 1) {
    const char = text[index];
    open += char === '{' ? 1 : char === '}' ? -1 : 0;
    if (open === 0) return index + 1;
  }
  return undefined;
}

/** A lookup over a map of values. */
export const lookupIn =
  (values: ReadonlyMap<string, Traced>): Lookup =>
  (name) =>
    values.get(name);

export const firstOf =
  (...lookups: (Lookup | undefined)[]): Lookup =>
  (name) => {
    for (const lookup of lookups) {
      const value = lookup?.(name);
      if (value !== undefined) return value;
    }
    return undefined;
  };

/** A plain text, expanded where nothing needs to be traced. */
export const expandText = (text: string, lookup?: Lookup): Expanded => expand(traced(text, 0), lookup);
