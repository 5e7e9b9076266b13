import type { Line } from '../text/lines.ts';
import { type Traced, traced } from '../text/traced.ts';

/** A block, or an object, with the one around it. */
export interface Block {
  type: string;
  labels: string[];
  up: Block | undefined;
}

export interface Assignment {
  key: string;
  /** The text between the quotes. */
  value: Traced | undefined;
  /** `var.image`: the value of another. */
  reference: Traced | undefined;
  isText: boolean;
  block: Block | undefined;
}

const OPEN = /^([A-Za-z_][\w-]*)((?:\s+"[^"]*")*)\s*\{\s*$/;
const OPEN_OBJECT = /^"?([\w.:/-]+)"?\s*[=:]\s*(?:[a-z]+\()*[[{]?\s*\{\s*$/;
const ASSIGNMENT =
  /^"?([A-Za-z_][\w.-]*)"?\s*[=:]\s*(?:"((?:[^"\\]|\\.)*)"|([a-z]+\.[\w.-]+))\s*,?\s*(?:#.*|\/\/.*|\}.*)?$/;
const INLINE = /([A-Za-z_][\w-]*)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([a-z]+\.[\w.-]+))/g;
const BLOCK_TYPE =
  /^(?:variable|resource|data|job|group|task|target|module|provider|locals|terraform|source|build|output|function)$/;

/** The block of this type around another, by the label that names it. */
export function nameOf(block: Block | undefined, type: string): string | undefined {
  for (let one = block; one; one = one.up) if (one.type === type) return one.labels[0] ?? '';
  return undefined;
}

/** Cuts HCL into assignments, each in its block. `isWhole`: nothing else is in the text. Deeper nesting than 100 is cut off. */
export function cutHcl(lines: readonly Line[]): { assignments: Assignment[]; isWhole: boolean } {
  const assignments: Assignment[] = [];
  let block: Block | undefined;
  let depth = 0;
  let hasBlocks = false;
  const add = (key: string, value: Traced | undefined, reference: Traced | undefined) =>
    assignments.push({ key, value, reference, isText: value !== undefined, block });
  for (const { text, start } of lines) {
    const line = text.slice(0, 4000).trim();
    if (line === '' || line.startsWith('#') || line.startsWith('//')) continue;
    const at = start + text.indexOf(line);
    const open = OPEN.exec(line) ?? OPEN_OBJECT.exec(line);
    if (open && depth < 100) {
      const [, type = '', labels = ''] = open;
      block = { type, labels: [...labels.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? ''), up: block };
      depth += 1;
      hasBlocks ||= BLOCK_TYPE.test(type);
      continue;
    }
    if (/^[}\])]+/.test(line)) {
      const closed = /^[}\])]+/.exec(line)?.[0].replaceAll(/[^}]/g, '').length ?? 0;
      for (let count = 0; count < closed && block; count += 1, depth -= 1) block = block.up;
      if (/\{\s*$/.test(line)) block = { type: '', labels: [], up: block };
      continue;
    }
    const match = ASSIGNMENT.exec(line);
    if (match) {
      const [, key = '', value, reference] = match;
      const from =
        line.indexOf(value === undefined ? (reference ?? '') : `"${value}"`, key.length) +
        (value === undefined ? 0 : 1);
      add(
        key,
        value === undefined ? undefined : traced(value, at + from),
        reference === undefined ? undefined : traced(reference, at + from),
      );
    } else if (/^[\w"].*\{.*\}/.test(line)) {
      for (const one of line.matchAll(INLINE)) {
        const inline = OPEN.exec(`${line.slice(0, line.indexOf('{') + 1)}`);
        const outer = block;
        hasBlocks ||= BLOCK_TYPE.test(inline?.[1] ?? '');
        if (inline)
          block = {
            type: inline[1] ?? '',
            labels: [...(inline[2] ?? '').matchAll(/"([^"]*)"/g)].map((label) => label[1] ?? ''),
            up: block,
          };
        const [all, key = '', value, reference] = one;
        const from = at + one.index;
        add(
          key,
          value === undefined ? undefined : traced(value, from + all.indexOf('"') + 1),
          reference === undefined ? undefined : traced(reference, from + all.lastIndexOf(reference)),
        );
        block = outer;
      }
    }
  }
  return { assignments: hasBlocks ? assignments : [], isWhole: hasBlocks };
}
