import { calledName, type Node } from './sources.ts';

const identifier = (node: unknown): string | undefined => {
  const { type, name } = (node ?? {}) as { type?: string; name?: string };
  return type === 'Identifier' ? name : undefined;
};

/** What sends a request beside `fetch`. */
const OTHERS = ['XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'sendBeacon', 'importScripts'];

const GLOBALS = ['globalThis', 'window', 'self'];

/** Names that stand for something else: keys, what is destructured or declared, types. */
function notReferences(nodes: Node[]): Set<unknown> {
  const others = new Set<unknown>();
  for (const node of nodes) {
    const { type, key, property, exprName, properties, params, computed } = node;
    if (!computed) others.add(key).add(property);
    if (type === 'TSTypeQuery') others.add(exprName);
    if (type === 'ObjectPattern') for (const each of properties as Node[]) others.add(each.value);
    if (Array.isArray(params)) for (const each of params) others.add(each);
  }
  return others;
}

/** Calls of `fetch`, by whatever it is a member of. */
export const fetchCalls = (nodes: Node[]): Node[] =>
  nodes.filter((node) => node.type === 'CallExpression' && calledName(node) === 'fetch');

/** Uses of the global `fetch`, called or handed on. */
export function fetchUses(nodes: Node[]): Node[] {
  const others = notReferences(nodes);
  return nodes.filter((node) =>
    node.type === 'MemberExpression'
      ? identifier(node.property) === 'fetch' && GLOBALS.includes(identifier(node.object) ?? '')
      : identifier(node) === 'fetch' && !others.has(node),
  );
}

/** Uses of anything else that sends a request. */
export const otherSenders = (nodes: Node[]): Node[] =>
  nodes.filter((node) => OTHERS.includes(identifier(node) ?? ''));
