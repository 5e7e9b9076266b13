import type { Span } from './span.ts';

/** A piece of text that knows where each of its characters stands in the source; -1 for those that stand nowhere. */
export interface Traced {
  text: string;
  at: readonly number[];
}

/** Part of a source, as it stands there. */
export const slice = (source: string, start: number, end: number): Traced =>
  traced(source.slice(start, end), start);

/** A text that stands in the source from `start` on, character by character. */
export function traced(text: string, start: number): Traced {
  const at: number[] = [];
  for (let index = 0; index < text.length; index++) at.push(start + index);
  return { text, at };
}

/** A text that stands nowhere: `:` between the repository and the tag of a Helm chart. */
export const untraced = (text: string): Traced => ({ text, at: new Array<number>(text.length).fill(-1) });

export function concat(...pieces: (Traced | undefined)[]): Traced {
  const [only, ...more] = pieces;
  if (only && more.length === 0) return only;
  return {
    text: pieces.map((piece) => piece?.text ?? '').join(''),
    at: pieces.flatMap((piece) => piece?.at ?? []),
  };
}

export const part = (whole: Traced, start: number, end = whole.text.length): Traced =>
  start === 0 && end === whole.text.length
    ? whole
    : { text: whole.text.slice(start, end), at: whole.at.slice(start, end) };

/** Without the spaces around it. */
export function trimmed(piece: Traced): Traced {
  const start = piece.text.length - piece.text.trimStart().length;
  return part(piece, start, start + piece.text.trim().length);
}

/** Where the whole of it stands, if it stands in one place. */
export function spanOf({ at }: Traced): Span | undefined {
  const start = at[0] ?? -1;
  return start >= 0 && at.every((offset, index) => offset === start + index)
    ? { start, end: start + at.length }
    : undefined;
}

/** The pieces of it that stand together in the source, with their offsets in its text. */
export function piecesOf({ at }: Traced): (Span & { from: number; to: number })[] {
  const pieces: (Span & { from: number; to: number })[] = [];
  at.forEach((offset, index) => {
    const last = pieces.at(-1);
    if (offset < 0) return;
    if (last && last.to === index && last.end === offset) {
      last.to += 1;
      last.end += 1;
    } else pieces.push({ start: offset, end: offset + 1, from: index, to: index + 1 });
  });
  return pieces;
}

/** From its first to its last character in the source, whatever is between. */
export function extent({ at }: Traced): Span | undefined {
  let start = -1;
  let end = -1;
  for (const offset of at) {
    if (offset < 0) continue;
    if (start < 0 || offset < start) start = offset;
    if (offset >= end) end = offset + 1;
  }
  return start < 0 ? undefined : { start, end };
}
