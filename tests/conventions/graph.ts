import { dirname } from 'node:path';
import type { Source } from './sources.ts';

/** Who imports whom: a name, and the names that it imports. */
export type Graph = Map<string, Set<string>>;

/** The imports between sources, types counted, with files gathered under the name that `nodeOf` gives them. */
export function graphOf(
  sources: readonly Pick<Source, 'path' | 'imports'>[],
  nodeOf: (path: string) => string,
): Graph {
  const graph: Graph = new Map();
  const paths = new Set(sources.map(({ path }) => path));
  for (const { path, imports } of sources) {
    const node = nodeOf(path);
    const targets = graph.get(node) ?? new Set();
    graph.set(node, targets);
    for (const { from } of imports) if (paths.has(from) && nodeOf(from) !== node) targets.add(nodeOf(from));
  }
  return graph;
}

export const fileOf = (path: string): string => path;
export const folderOf = (path: string): string => dirname(path);

/** `lib/hub/api/rate.ts` → `lib/hub`; `components/chip.tsx` → `components`. */
export const roomOf = (path: string): string => {
  const parts = path.split('/');
  return parts.length > 2 && parts[0] !== 'components' ? parts.slice(0, 2).join('/') : (parts[0] ?? path);
};

/** Every set of names that import each other in a circle (strongly connected components of more than one). */
export function circlesOf(graph: Graph): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const circles: string[][] = [];

  const visit = (node: string): number => {
    const own = index.size;
    index.set(node, own);
    low.set(node, own);
    stack.push(node);
    for (const target of graph.get(node) ?? []) {
      const reach = index.has(target) ? (stack.includes(target) ? index.get(target) : own) : visit(target);
      low.set(node, Math.min(low.get(node) ?? own, reach ?? own));
    }
    if (low.get(node) === own) {
      const circle = stack.splice(stack.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low.get(node) ?? own;
  };
  for (const node of graph.keys()) if (!index.has(node)) visit(node);
  return circles;
}
