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
  /** What stands in each import, export and `import()`; undefined for one that is computed. */
  specifiers: (string | undefined)[];
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

/** The value of a text that is written in the source; undefined for anything else. */
export const literal = (node: unknown): string | undefined =>
  isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;

/** Lines, whether the last one ends with a line feed or not. */
export const linesOf = (text: string): number => text.split('\n').length - (text.endsWith('\n') ? 1 : 0);

const IMPORTS =
  /^(?:ImportDeclaration|ImportExpression|ExportAllDeclaration|ExportNamedDeclaration|TSImportType|TSImportEqualsDeclaration)$/;

/** What stands in each import, export and `import()` of a source, and in what a bundler or Node reads as one. */
export function specifiersOf(nodes: Node[]): (string | undefined)[] {
  return nodes.flatMap((node) => {
    if (IMPORTS.test(node.type)) {
      const from = node.source ?? node.argument ?? node.moduleReference;
      return from ? [literal(from) ?? literal((from as Node).expression)] : [];
    }
    const called = isNode(node.callee) ? node.callee : undefined;
    const isRequire = called?.type === 'Identifier' && called.name === 'require';
    const isGlob = called?.type === 'MemberExpression' && (called.object as Node).type === 'MetaProperty';
    return isRequire || isGlob ? [undefined] : [];
  });
}

/** A source by its path. */
export const readSource = (path: string): Source =>
  sourceOf(path, textOf(path), nodesOf(textOf(path), path.endsWith('x') ? 'tsx' : 'ts'));

function sourceOf(path: string, text: string, nodes: Node[]): Source {
  const imports = nodes.flatMap((node) => {
    const from = isNode(node.source) ? node.source.value : undefined;
    if (typeof from !== 'string') return [];
    const isType = node.importKind === 'type' || node.exportKind === 'type';
    const target = from.startsWith('.') ? relative(ROOT, resolve(ROOT, dirname(path), from)) : from;
    return [{ from: target, isType }];
  });
  return { path, text, lines: linesOf(text), nodes, specifiers: specifiersOf(nodes), imports };
}

/** The scripts that stand in a page. */
export const inlineScripts = (html: string): string[] =>
  [...html.matchAll(/<script\b(?![^>]*\ssrc\b)[^>]*>([\s\S]*?)<\/script>/gi)].map(
    ([, script = '']) => script,
  );

/** The product's own sources, those of pages' own scripts too. */
export const SOURCES: Source[] = ['lib', 'components', 'entrypoints'].flatMap(filesIn).flatMap((path) => {
  if (/\.tsx?$/.test(path)) return [readSource(path)];
  const scripts = path.endsWith('.html') ? inlineScripts(textOf(path)) : [];
  return scripts.map((script) => sourceOf(path, script, nodesOf(script, 'tsx')));
});

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
