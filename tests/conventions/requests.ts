import { calledName, literal, type Node } from './sources.ts';

const identifier = (node: unknown): string | undefined => {
  const { type, name } = (node ?? {}) as { type?: string; name?: string };
  return type === 'Identifier' ? name : undefined;
};

/** What sends a request beside `fetch`. */
const OTHERS = ['XMLHttpRequest', 'WebSocket', 'WebTransport', 'EventSource', 'sendBeacon', 'importScripts'];

const GLOBALS = ['globalThis', 'window', 'self', 'top', 'parent', 'frames'];

/** Names that stand for something else: keys, what is destructured or declared, types. */
function notReferences(nodes: Node[]): Set<unknown> {
  const others = new Set<unknown>();
  for (const node of nodes) {
    const { type, key, property, exprName, properties, params, computed } = node;
    if (!computed) others.add(key).add(property);
    if (type === 'TSTypeQuery') others.add(exprName);
    if (type === 'ObjectPattern')
      for (const each of properties as Node[]) others.add(each.value).add(each.key);
    if (Array.isArray(params)) for (const each of params) others.add(each);
  }
  return others;
}

/** The name of a member, written or as a text: `fetch` of `x.fetch`, `x['fetch']` and `x[`fetch`]`. */
function memberName({ computed, property }: Node): string | undefined {
  if (!computed) return identifier(property);
  const { type, expressions, quasis } = (property ?? {}) as Node;
  if (type !== 'TemplateLiteral' || (expressions as unknown[]).length > 0) return literal(property);
  return (quasis as { value?: { cooked?: string } }[])[0]?.value?.cooked;
}

/** Calls of `fetch`, by whatever it is a member of. */
export const fetchCalls = (nodes: Node[]): Node[] =>
  nodes.filter(
    (node) =>
      node.type === 'CallExpression' &&
      (calledName(node) === 'fetch' || memberName((node.callee ?? {}) as Node) === 'fetch'),
  );

/** Uses of a global, such as `fetch` and `console`: by its name, or as a member of a global object. */
export function globalUses(nodes: Node[], name: string): Node[] {
  const others = notReferences(nodes);
  return nodes.filter((node) => {
    if (node.type !== 'MemberExpression') return identifier(node) === name && !others.has(node);
    if (memberName(node) !== name) return false;
    // As a text no other object has it either.
    return (
      node.computed === true ||
      GLOBALS.includes(identifier(node.object) ?? memberName(node.object as Node) ?? '')
    );
  });
}

/** Uses of the global `fetch`, called or handed on. */
export const fetchUses = (nodes: Node[]): Node[] => globalUses(nodes, 'fetch');

/** Uses of a global object other than `globalThis.name`: by another name, or taken apart, it would hide what is used of it. */
export function hiddenGlobals(nodes: Node[]): Node[] {
  const others = notReferences(nodes);
  for (const node of nodes) {
    if (node.type === 'MemberExpression' && !node.computed) others.add(node.object);
    if (node.type === 'UnaryExpression' && node.operator === 'typeof') others.add(node.argument);
    if (node.type === 'BinaryExpression' && node.operator === 'in') others.add(node.right);
  }
  // The other names of it are ordinary words: they count where nothing of the source declares them.
  const declared = new Set(nodes.flatMap((node) => namesDeclared(node)));
  return nodes.filter((node) => {
    const name = identifier(node) ?? '';
    return GLOBALS.includes(name) && !others.has(node) && !declared.has(name);
  });
}

function namesDeclared({ type, id, params, properties, elements }: Node): (string | undefined)[] {
  if (type === 'VariableDeclarator') return [identifier(id)];
  if (type === 'ObjectPattern') return (properties as Node[]).map(({ value }) => identifier(value));
  if (type === 'ArrayPattern') return (elements as unknown[]).map(identifier);
  return Array.isArray(params) ? params.map(identifier) : [];
}

/** Uses of anything else that sends a request. */
export const otherSenders = (nodes: Node[]): Node[] =>
  nodes.filter(
    (node) =>
      OTHERS.includes(identifier(node) ?? '') ||
      (node.type === 'MemberExpression' && node.computed && OTHERS.includes(memberName(node) ?? '')),
  );
