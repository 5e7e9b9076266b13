import type { Find, Form, Pin } from '../text/find.ts';
import type { Span } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';
import type { Lookup } from '../text/variables.ts';
import {
  asMap,
  asSeq,
  asText,
  below,
  get,
  has,
  type MapNode,
  type Node,
  resolved,
  textAt,
} from '../tree/node.ts';
import { objectAround, type Visit, whereOf } from '../tree/walk.ts';

/** What a find has beside its name and place. */
interface Extra {
  where?: string;
  platform?: string | undefined;
  pin?: Pin | null | undefined;
  also?: Span[];
  isStated?: boolean;
}

export function formOf(visit: Visit | undefined): Form {
  if (objectAround(visit)) return 'kubernetes';
  return visit && asMap(get(asMap(visit.root.node), 'services')) ? 'compose' : 'yaml';
}

/** An image at a key of a map. */
export const imageAt = (visit: Visit, key: string, name: Traced, extra: Extra = {}): Find => ({
  name,
  form: formOf(visit),
  where: whereOf(visit, key),
  lookup: lookupAt(visit),
  isStated: true,
  platform: textAt(visit.map, 'platform')?.text,
  ...extra,
});

/** Keys of maps and lists that give values to variables. */
const VARIABLES = [
  'variables',
  'env',
  'vars',
  'environment',
  'substitutions',
  'params',
  'parameters',
  'inputs',
  'values',
  'args',
  'strategy',
  'matrix',
  'x-variables',
];

/** What stands before the name of a variable in the syntaxes of CI systems. */
const PREFIX =
  /^(?:inputs\.params|inputs\.parameters|pipeline\.parameters|workflow\.parameters|params|parameters|inputs|env|vars|var|variables|matrix|strategy\.matrix|Values)[.]/;

/** Values that the file gives to its variables, the nearest first. */
export const lookupAt =
  (visit: Visit | undefined): Lookup =>
  (name) => {
    const key = name
      .replace(/^<<|>>$/g, '')
      .trim()
      .replace(/^params\["?|"?\]$/g, '')
      .replace(PREFIX, '');
    for (let one = visit; one; one = one.up) {
      for (const list of VARIABLES) {
        const value = valueIn(resolved(get(one.map, list)), key);
        if (value) return value;
      }
    }
    const app = below(visit?.root.node, 'caproverOneClickApp', 'variables');
    return (
      valueIn(resolved(app), `$$${key}`) ??
      valueIn(resolved(visit?.root.inputs), key) ??
      visit?.root.values?.get(key)
    );
  };

const MAX_DEPTH = 4;

/** `NAME: value`, `NAME: { default: value }`, `- { name: NAME, value }`, `- NAME=value`; of a list, the first. */
function valueIn(node: ReturnType<typeof resolved>, key: string, depth = 0): Traced | undefined {
  if (depth > MAX_DEPTH || node === undefined) return undefined;
  if (node.kind === 'map') {
    const value = resolved(get(node, key));
    if (value !== undefined) return givenValue(value);
    return has(node, 'matrix') ? valueIn(resolved(get(node, 'matrix')), key, depth + 1) : undefined;
  }
  for (const item of node.kind === 'seq' ? node.items : []) {
    const map = asMap(item);
    if (map && textAt(map, 'name', 'id')?.text === key)
      return textAt(map, 'default', 'value', 'defaultValue');
    const text = asText(item);
    if (text?.text.startsWith(`${key}=`)) return cutAt(text, key.length + 1);
    if (map && !has(map, 'name')) {
      const value = valueIn(map, key, depth + 1);
      if (value) return value;
    }
  }
  return undefined;
}

const cutAt = ({ text, at }: Traced, start: number): Traced => ({
  text: text.slice(start),
  at: at.slice(start),
});

function givenValue(node: Node): Traced | undefined {
  const found = resolved(node);
  if (found?.kind === 'text') return found;
  if (found?.kind === 'seq') return asText(found.items[0]);
  return found?.kind === 'map' ? textAt(found, 'default', 'value') : undefined;
}

/** The maps of a list at a key, or the one map that stands there. */
export function mapsAt(map: MapNode | undefined, key: string): MapNode[] {
  const node = get(map, key);
  const one = asMap(node);
  return one ? [one] : (asSeq(node)?.items.flatMap((item) => asMap(item) ?? []) ?? []);
}
