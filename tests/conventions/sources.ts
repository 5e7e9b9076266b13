import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

export const ROOT = join(import.meta.dirname, '../..');

/** What tools generate; git ignores it. */
const MADE = new Set(['node_modules', '.output', '.wxt', '.git', '.vitest', '.cache']);

/** Every file below a folder of the project, by its path from the root. */
export function filesIn(folder = '.'): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    if (MADE.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesIn(path) : [path];
  });
}

export const textOf = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

/** A node of a syntax tree (ESTree, with TypeScript's and JSX's own kinds). */
export interface Node {
  type: string;
  start: number;
  end: number;
  [key: string]: unknown;
}

export interface Source {
  path: string;
  text: string;
  lines: number;
  nodes: Node[];
  /** What it imports or passes on: a package's name, or a path from the root. */
  imports: { from: string; isType: boolean }[];
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

function* walk(node: Node): Generator<Node> {
  yield node;
  for (const value of Object.values(node))
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
}

/** Every node of a source's syntax tree. */
export const nodesOf = (text: string, lang: 'ts' | 'tsx' = 'ts'): Node[] => [
  ...walk(parseAst(text, { lang }) as unknown as Node),
];

function read(path: string): Source {
  const text = textOf(path);
  const nodes = nodesOf(text, path.endsWith('x') ? 'tsx' : 'ts');
  const imports = nodes.flatMap((node) => {
    const from = isNode(node.source) ? node.source.value : undefined;
    if (typeof from !== 'string') return [];
    const isType = node.importKind === 'type' || node.exportKind === 'type';
    const target = from.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), from)) : from;
    return [{ from: target, isType }];
  });
  return { path, text, lines: text.split('\n').length - 1, nodes, imports };
}

/** The product's own sources. */
export const SOURCES: Source[] = ['lib', 'components', 'entrypoints']
  .flatMap(filesIn)
  .filter((path) => /\.tsx?$/.test(path))
  .map(read);

/** The value of a text that is written in the source; undefined for anything else. */
export const literal = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/** What is called: `t` for `t()` and for `x.t()`. */
export function calledName({ callee }: Node): string | undefined {
  if (!isNode(callee)) return undefined;
  const name = callee.type === 'MemberExpression' ? callee.property : callee;
  return isNode(name) && typeof name.name === 'string' ? name.name : undefined;
}

export const argumentsOf = (call: Node): Node[] => (call.arguments as Node[] | undefined) ?? [];

/** The texts that an expression may be, where it is one of several that are written there. */
export function literalsOf(node: Node | undefined): string[] | undefined {
  const text = literal(node);
  if (text !== undefined) return [text];
  if (node?.type !== 'ConditionalExpression') return undefined;
  const [yes, no] = [literalsOf(node.consequent as Node), literalsOf(node.alternate as Node)];
  return yes && no && [...yes, ...no];
}
