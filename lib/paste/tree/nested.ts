import type { Span } from '../text/span.ts';
import type { Node } from './node.ts';

/** Of a document with more texts that may be documents, the first ones are read. */
const MAX_NESTED = 200;
/** Longer ones are data. */
const MAX_LENGTH = 64 * 1024;

/** Comments and separators, then a key. */
const BEGINS_WITH_KEY = /^\s*(?:(?:#[^\n]*|---)\s+)*(?:- )?["']?[\w./-]+["']?:(?:\s|$)/;

/** The texts of several lines in a document that may be YAML themselves: `values: |` of Argo CD, files in a `ConfigMap`. */
export function nestedTexts(node: Node, found: Span[] = []): Span[] {
  if (node.kind === 'seq') for (const item of node.items) nestedTexts(item, found);
  if (node.kind === 'map') for (const { value } of node.pairs) nestedTexts(value, found);
  if (node.kind !== 'text' || node.isQuoted || found.length >= MAX_NESTED) return found;
  const isDocument =
    node.text.length <= MAX_LENGTH && node.text.includes('\n') && BEGINS_WITH_KEY.test(node.text);
  if (isDocument) found.push({ start: node.start, end: node.end });
  return found;
}
