import type { Span } from '../text/span.ts';
import { type Edit, inOrder } from './edits.ts';

/** A part of a line; `isNew` is what an edit wrote. */
interface DiffPiece {
  text: string;
  isNew: boolean;
}

export interface DiffLine {
  kind: 'same' | 'was' | 'now' | 'gap';
  /** From 1, in the text as it was; as it will be for `now`. 0 for a gap. */
  number: number;
  pieces: DiffPiece[];
}

/** Lines shown around a change. */
const CONTEXT = 1;

/**
 * The lines that edits change, each before and after, with a line of the text around them and a gap for what is left out.
 * Lines have no line end; one that only that differs in does not occur.
 */
export function diffLines(text: string, edits: readonly Edit[]): DiffLine[] {
  const lines = linesOf(text);
  const ordered = inOrder(edits);
  const shown: DiffLine[] = [];
  let last = -1; // the line shown last
  let added = 0;
  let next = 0;
  while (next < ordered.length) {
    const at = lineAt(lines, ordered[next]?.start ?? 0);
    let to = at;
    const own: Edit[] = [];
    for (let edit = ordered[next]; edit && lineAt(lines, edit.start) <= to; edit = ordered[++next]) {
      own.push(edit);
      to = Math.max(to, lineAt(lines, edit.end));
    }
    const from = Math.max(last + 1, at - CONTEXT);
    if (from > last + 1) shown.push({ kind: 'gap', number: 0, pieces: [] });
    shown.push(...same(text, lines, from, at));
    const now = newLines(text, lines[at]?.start ?? 0, lines[to]?.end ?? 0, own);
    for (let line = at; line <= to; line++) shown.push(lineOf(text, lines[line], line + 1, 'was'));
    shown.push(
      ...now.map((pieces, index) => ({ kind: 'now' as const, number: at + added + index + 1, pieces })),
    );
    added += now.length - (to - at + 1);
    const following = lineAt(lines, ordered[next]?.start ?? text.length);
    const end = Math.min(to + 1 + CONTEXT, lines.length, next < ordered.length ? following : lines.length);
    shown.push(...same(text, lines, to + 1, end));
    last = end - 1;
  }
  return shown;
}

/** Lines without their ends: LF, CR LF, or a CR alone. */
function linesOf(text: string): Span[] {
  const lines: Span[] = [];
  let start = 0;
  for (const { index, 0: end } of text.matchAll(/\r\n|\r|\n/g)) {
    lines.push({ start, end: index });
    start = index + end.length;
  }
  return [...lines, { start, end: text.length }];
}

/** The line that holds an offset. */
function lineAt(lines: readonly Span[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

const lineOf = (text: string, place: Span | undefined, number: number, kind: 'same' | 'was'): DiffLine => ({
  kind,
  number,
  pieces: [{ text: text.slice(place?.start, place?.end), isNew: false }],
});

const same = (text: string, lines: readonly Span[], from: number, to: number): DiffLine[] =>
  lines.slice(from, Math.max(from, to)).map((place, index) => lineOf(text, place, from + index + 1, 'same'));

/** The part of the text with its edits made, as lines of pieces. */
function newLines(text: string, start: number, end: number, edits: readonly Edit[]): DiffPiece[][] {
  const lines: DiffPiece[][] = [[]];
  const add = (part: string, isNew: boolean) =>
    part.split(/\r\n|\r|\n/).forEach((line, index) => {
      if (index > 0) lines.push([]);
      if (line !== '') lines.at(-1)?.push({ text: line, isNew });
    });
  let at = start;
  for (const edit of edits) {
    add(text.slice(at, edit.start), false);
    add(edit.text, true);
    at = edit.end;
  }
  add(text.slice(at, end), false);
  return lines;
}
