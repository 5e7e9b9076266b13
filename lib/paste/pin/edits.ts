import type { TextPlace } from '../pasted.ts';
import type { Span } from '../text/span.ts';

/** What an image becomes: the same with this digest, or another tag with its digest. */
export interface Change {
  tag?: string;
  digest?: string;
}

/** The characters of a span, replaced by a text. An empty span is an insertion. */
export interface Edit extends Span {
  text: string;
}

/**
 * The edits that make a change at one place; null where it cannot be written: there is no place for a digest (`${TAG}`
 * without a literal, what a tool printed), or the tag does not stand in one piece. A digest that stands beside a changed tag is
 * never left as it was.
 */
export function editsAt(place: TextPlace, tag: string | undefined, change: Change): Edit[] | null {
  const edits: Edit[] = [];
  if (change.tag !== undefined && change.tag !== tag) {
    const edit = tagEdit(place, tag, change.tag);
    if (!edit || (place.digest && change.digest === undefined)) return null;
    edits.push(edit);
  }
  if (change.digest === undefined) return edits;
  const { pin } = place;
  if (!pin) return null;
  const digest = pin.isHex ? change.digest.replace('sha256:', '') : change.digest;
  return [...edits, { start: pin.start, end: pin.end, text: pin.before + digest + pin.after }];
}

/** `1.31` in the place of `1.29`, also where it is a part of the tag: `ARG V=1.29` for `nginx:${V}-alpine`. */
function tagEdit(
  { tag: span, tagPieces = [] }: TextPlace,
  old: string | undefined,
  next: string,
): Edit | null {
  if (span) return { ...span, text: next };
  for (const { start, end, from, to } of tagPieces) {
    const before = old?.slice(0, from) ?? '';
    const after = old?.slice(to) ?? '';
    const middle = next.length - before.length - after.length;
    if (middle > 0 && next.startsWith(before) && next.endsWith(after))
      return { start, end, text: next.slice(before.length, before.length + middle) };
  }
  return null;
}

/** The text with all edits made. In: edits in any order; the same one twice counts once. They must not overlap. */
export function withEdits(text: string, edits: readonly Edit[]): string {
  let written = '';
  let at = 0;
  for (const { start, end, text: next } of inOrder(edits)) {
    written += text.slice(at, start) + next;
    at = end;
  }
  return written + text.slice(at);
}

/** By place, each once; an insertion behind what ends there. */
export function inOrder(edits: readonly Edit[]): Edit[] {
  const own = new Map(edits.map((edit) => [`${edit.start} ${edit.end} ${edit.text}`, edit]));
  return [...own.values()].sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Whether two different edits claim the same characters, or the same place for an insertion. */
export const collide = (a: Edit, b: Edit): boolean =>
  (a.start !== b.start || a.end !== b.end || a.text !== b.text) &&
  (a.start < b.end && b.start < a.end ? true : a.start === b.start && a.end === b.end);
