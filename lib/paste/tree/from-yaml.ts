import {
  type Alias,
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  parseAllDocuments,
  type Scalar,
} from 'yaml';
import { slice, type Traced } from '../text/traced.ts';
import type { MapNode, Node, TextNode } from './node.ts';

/** Deeper than any file; bounds the stack. */
const MAX_DEPTH = 200;

interface Parsed {
  /** The content of each document. */
  nodes: Node[];
  hasErrors: boolean;
}

/**
 * Reads YAML, also what is broken, as far as it goes. `masked` is the text to parse, `text` the one to take the contents
 * from: equally long, with the templates still in it.
 */
export function parseYaml(masked: string, text: string, start: number): Parsed {
  const documents = documentsOf(masked);
  if (!documents) return { nodes: [], hasErrors: true };
  const nodes = documents.map((document) =>
    new Converter(document, masked, text, start).convert(document.contents),
  );
  return { nodes, hasErrors: documents.some(({ errors }) => errors.length > 0) };
}

/** Null for a text that is nested too deeply for the parser's stack. */
function documentsOf(masked: string): Document[] | null {
  const options = {
    uniqueKeys: false,
    strict: false,
    prettyErrors: false,
    logLevel: 'silent',
    merge: false,
  } as const;
  try {
    return [...parseAllDocuments(masked, options)] as Document[];
  } catch {
    return null;
  }
}

class Converter {
  readonly #document: Document;
  readonly #masked: string;
  readonly #text: string;
  readonly #start: number;
  readonly #done = new Map<unknown, Node>();

  constructor(document: Document, masked: string, text: string, start: number) {
    this.#document = document;
    this.#masked = masked;
    this.#text = text;
    this.#start = start;
  }

  convert(node: unknown, depth = 0): Node {
    const [from = 0, to = 0] = (node as { range?: [number, number] } | null)?.range ?? [];
    const span = { start: this.#start + from, end: this.#start + to };
    if (depth > MAX_DEPTH) return { kind: 'empty', ...span };
    if (isAlias(node)) return { kind: 'alias', ...span, to: this.#target(node) };
    if (isScalar(node)) return this.#remember(node, this.#scalar(node, from, to, span));
    if (isSeq(node)) {
      const items = node.items.map((item) => this.convert(item, depth + 1));
      return this.#remember(node, { kind: 'seq', ...span, items });
    }
    if (isMap(node)) {
      const map: MapNode = {
        kind: 'map',
        ...span,
        pairs: [],
        isFlow: node.flow === true,
        column: from - this.#text.lastIndexOf('\n', from - 1) - 1,
      };
      this.#remember(node, map);
      for (const { key, value } of node.items) {
        const name = this.convert(key, depth + 1);
        if (name.kind === 'text')
          map.pairs.push({ key: name, value: this.#value(value, name.end, depth + 1) });
      }
      return map;
    }
    return { kind: 'empty', ...span };
  }

  #value(value: unknown, after: number, depth: number): Node {
    return value === null || value === undefined
      ? { kind: 'empty', start: after + 1, end: after + 1 }
      : this.convert(value, depth);
  }

  #remember<T extends Node>(node: unknown, converted: T): T {
    this.#done.set(node, converted);
    return converted;
  }

  /** An alias stands for what was defined before it, so that is converted already. */
  #target(alias: Alias): Node | undefined {
    return this.#done.get(alias.resolve(this.#document));
  }

  #scalar(node: Scalar, from: number, to: number, span: { start: number; end: number }): Node {
    if (node.value === null || typeof node.value === 'boolean') return { kind: 'empty', ...span };
    const isQuoted = node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE';
    const isBlock = node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED';
    const written = this.#masked.slice(from, to);
    const [start, end] = isQuoted
      ? [from + 1, to - (written.length > 1 && /["']$/.test(written) ? 1 : 0)]
      : [from + (isBlock ? written.indexOf('\n') + 1 : 0), to];
    const content = slice(this.#text, start, end);
    const inside = { text: content.text, at: content.at.map((offset) => offset + this.#start) };
    const escaped = node.type === 'QUOTE_DOUBLE' && content.text.includes('\\') ? unescaped(inside) : inside;
    return {
      kind: 'text',
      isQuoted,
      start: this.#start + start,
      end: this.#start + end,
      ...escaped,
    } satisfies TextNode;
  }
}

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r' };

/** A double-quoted text without its backslashes (`\/`, `\n`, `\u002f`). */
export function unescaped({ text, at }: Traced): Traced {
  const out: string[] = [];
  const from: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    let char = text.charAt(index);
    if (char === '\\') {
      index += 1;
      char = text.charAt(index);
      // The text goes on in the next line.
      if (char === '\n') {
        while (/[ \t]/.test(text.charAt(index + 1))) index += 1;
        continue;
      }
      const code = char === 'u' ? /^[0-9a-fA-F]{4}/.exec(text.slice(index + 1, index + 5))?.[0] : undefined;
      char = code ? String.fromCharCode(Number.parseInt(code, 16)) : (ESCAPES[char] ?? char);
      index += code ? 4 : 0;
    }
    out.push(char);
    from.push(at[index] ?? -1);
  }
  return { text: out.join(''), at: from };
}
