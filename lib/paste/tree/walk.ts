import { asMap, asText, below, has, type MapNode, type Node, type TextNode } from './node.ts';
import type { Root } from './trees.ts';

/** A map on the way through a document, with what it stands in. */
export interface Visit {
  map: MapNode;
  /** The key that it stands below, also as an item of a list there; empty at the top. */
  key: string;
  /** An item of a list. */
  isItem: boolean;
  up: Visit | undefined;
  root: Root;
  depth: number;
}

/** Every map of a document, from the outside in. Aliases are not entered: what they stand for is in the document. */
export function visits(root: Root): Visit[] {
  const all: Visit[] = [];
  const enter = (node: Node, key: string, isItem: boolean, up: Visit | undefined) => {
    if (node.kind === 'seq') for (const item of node.items) enter(item, key, true, up);
    if (node.kind !== 'map') return;
    const visit = { map: node, key, isItem, up, root, depth: (up?.depth ?? -1) + 1 };
    all.push(visit);
    for (const pair of node.pairs) enter(pair.value, pair.key.text, false, visit);
  };
  enter(root.node, '', false, undefined);
  return all;
}

/** The keys from the top to a map. */
function pathOf(visit: Visit | undefined): string[] {
  const path: string[] = [];
  for (let one = visit; one?.up; one = one.up) path.unshift(one.key);
  return path;
}

/** Whether a map stands below a key, at any depth. */
export function isBelow(visit: Visit | undefined, test: (key: string) => boolean): boolean {
  for (let one = visit; one; one = one.up) if (test(one.key)) return true;
  return false;
}

/** The Kubernetes object around a map. */
export function objectAround(visit: Visit | undefined): MapNode | undefined {
  for (let one = visit; one; one = one.up)
    if (has(one.map, 'kind') && has(one.map, 'apiVersion')) return one.map;
  return undefined;
}

/** `Deployment/web` */
export function objectName(object: MapNode): string {
  const kind = asText(below(object, 'kind'))?.text ?? '';
  const metadata = asMap(below(object, 'metadata'));
  const name = asText(below(metadata, 'name')) ?? asText(below(metadata, 'generateName'));
  return name ? `${kind}/${name.text}` : kind;
}

/** In words, where a value of a map stands: `services.web`, `Deployment/web initContainers migrate`. */
export function whereOf(visit: Visit, key: string): string {
  const object = objectAround(visit);
  const path = pathOf(visit);
  if (object === undefined) return path.join('.') || key;
  const list = path.findLast((one) => /[cC]ontainers$/.test(one)) ?? '';
  return [objectName(object), list, asText(below(visit.map, 'name'))?.text].filter(Boolean).join(' ');
}

export interface Scalar {
  text: TextNode;
  key: string;
  visit: Visit | undefined;
}

/** Every text of a document, with the key it stands below. */
export function scalars(root: Root): Scalar[] {
  const all: Scalar[] = [];
  const enter = (node: Node, key: string, visit: Visit | undefined) => {
    if (node.kind === 'text') all.push({ text: node, key, visit });
    if (node.kind === 'seq') for (const item of node.items) if (item.kind !== 'map') enter(item, key, visit);
  };
  if (root.node.kind !== 'map') enter(root.node, '', undefined);
  for (const visit of visits(root))
    for (const { key, value } of visit.map.pairs) if (value.kind !== 'map') enter(value, key.text, visit);
  return all;
}
