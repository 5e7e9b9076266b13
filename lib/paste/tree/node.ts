import type { Span } from '../text/span.ts';
import type { Traced } from '../text/traced.ts';

/** YAML and JSON as one tree, each node with its place in the text. */
export type Node = TextNode | MapNode | SeqNode | AliasNode | EmptyNode;

/** A string or a number, as written: `1.10` is not 1.1. */
export interface TextNode extends Span, Traced {
  kind: 'text';
  isQuoted: boolean;
}

interface Pair {
  key: TextNode;
  value: Node;
}

export interface MapNode extends Span {
  kind: 'map';
  pairs: Pair[];
  isFlow: boolean;
  /** Where its keys begin in their lines, from 0, if each has a line of its own. */
  column: number;
}

export interface SeqNode extends Span {
  kind: 'seq';
  items: Node[];
}

/** `*name` stands for another node; walks do not enter it, as the node stands in the same text. */
export interface AliasNode extends Span {
  kind: 'alias';
  to: Node | undefined;
}

/** Null, true, false. */
interface EmptyNode extends Span {
  kind: 'empty';
}

const MAX_ALIASES = 8;

export function resolved(node: Node | undefined): Exclude<Node, AliasNode> | undefined {
  let at = node;
  for (let count = 0; at?.kind === 'alias'; count += 1) at = count < MAX_ALIASES ? at.to : undefined;
  return at;
}

export const asMap = (node: Node | undefined): MapNode | undefined => {
  const found = resolved(node);
  return found?.kind === 'map' ? found : undefined;
};

export const asSeq = (node: Node | undefined): SeqNode | undefined => {
  const found = resolved(node);
  return found?.kind === 'seq' ? found : undefined;
};

export const asText = (node: Node | undefined): TextNode | undefined => {
  const found = resolved(node);
  return found?.kind === 'text' ? found : undefined;
};

const indexes = new WeakMap<MapNode, Map<string, Node>>();

/** The pairs of a map by key; of a key that stands twice, the last. Made once: some maps have thousands of pairs. */
function indexOf(map: MapNode): Map<string, Node> {
  const known = indexes.get(map);
  if (known) return known;
  const index = new Map(map.pairs.map(({ key, value }) => [key.text, value]));
  indexes.set(map, index);
  return index;
}

/** The value of a key, through the maps that `<<` merges in. */
export function get(map: MapNode | undefined, key: string, depth = 0): Node | undefined {
  if (map === undefined) return undefined;
  const index = indexOf(map);
  const own = index.get(key);
  if (own !== undefined || depth > MAX_ALIASES) return own;
  const merged = index.get('<<');
  if (merged === undefined) return undefined;
  const bases = asSeq(merged)?.items ?? [merged];
  return bases
    .slice(0, MAX_ALIASES)
    .reduce<Node | undefined>((found, base) => found ?? get(asMap(base), key, depth + 1), undefined);
}

export const has = (map: MapNode | undefined, ...keys: string[]): boolean =>
  map !== undefined && keys.some((key) => indexOf(map).has(key));

/** The first of these keys that has a text. */
export function textAt(map: MapNode | undefined, ...keys: string[]): TextNode | undefined {
  for (const key of keys) {
    const text = asText(get(map, key));
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The node below several keys: `below(map, 'spec', 'ref')`. */
export const below = (node: Node | undefined, ...path: string[]): Node | undefined =>
  path.reduce<Node | undefined>((found, key) => get(asMap(found), key), node);

/** The texts of a list, or of a single text. */
export const textsOf = (node: Node | undefined): TextNode[] => {
  const found = resolved(node);
  if (found?.kind === 'text') return [found];
  return found?.kind === 'seq' ? found.items.flatMap((item) => asText(item) ?? []) : [];
};
