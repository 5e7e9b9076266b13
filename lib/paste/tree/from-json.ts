import { slice } from '../text/traced.ts';
import { unescaped } from './from-yaml.ts';
import type { MapNode, Node, SeqNode, TextNode } from './node.ts';

/** Deeper than any file; bounds the stack of the walks. */
const MAX_DEPTH = 200;

const TOKEN = /[\s,:]+|\/\/[^\n]*|\/\*[\s\S]*?\*\/|("(?:[^"\\\n]|\\.)*")|([{}[\]])|([^\s,:{}[\]"/]+)|(.)/gs;

/**
 * Reads JSON values, one after the other, with comments and trailing commas: `devcontainer.json`, JSON lines, output with
 * something behind it. Null if it does not look like JSON to its end, except for what is cut off. Time is linear.
 */
export function parseJson(text: string): Node[] | null {
  const roots: Node[] = [];
  const open: (MapNode | SeqNode)[] = [];
  let key: TextNode | undefined;
  const add = (node: Node) => {
    const around = open.at(-1);
    if (around === undefined) roots.push(node);
    else if (around.kind === 'seq') around.items.push(node);
    else if (key === undefined) key = node.kind === 'text' ? node : undefined;
    else {
      around.pairs.push({ key, value: node });
      key = undefined;
    }
  };
  for (const match of text.matchAll(TOKEN)) {
    const [all, quoted, bracket, bare, other] = match;
    const start = match.index;
    if (quoted !== undefined) add(stringAt(text, start, start + all.length));
    else if (bracket === '{' || bracket === '[') {
      const node: MapNode | SeqNode =
        bracket === '{'
          ? { kind: 'map', start, end: text.length, pairs: [], isFlow: true, column: 0 }
          : { kind: 'seq', start, end: text.length, items: [] };
      if (open.length > MAX_DEPTH || (open.at(-1)?.kind === 'map' && key === undefined)) return null;
      add(node);
      open.push(node);
    } else if (bracket !== undefined) {
      const closed = open.pop();
      if (closed === undefined || (closed.kind === 'map') !== (bracket === '}')) return null;
      closed.end = start + 1;
      key = undefined;
    } else if (bare !== undefined) {
      if (open.length === 0) return null;
      const isNumber = /^-?\d/.test(bare);
      if (!isNumber && !/^(?:null|true|false)$/.test(bare)) return null;
      const span = { start, end: start + bare.length };
      add(
        isNumber
          ? { kind: 'text', isQuoted: false, ...span, ...slice(text, span.start, span.end) }
          : { kind: 'empty', ...span },
      );
    } else if (other !== undefined) return null;
  }
  return roots;
}

function stringAt(text: string, from: number, to: number): TextNode {
  const content = slice(text, from + 1, to - 1);
  const inside = content.text.includes('\\') ? unescaped(content) : content;
  return { kind: 'text', isQuoted: true, start: from + 1, end: to - 1, ...inside };
}
