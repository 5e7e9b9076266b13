/** A part of a text, in UTF-16 code units as JavaScript counts; `end` is exclusive. */
export interface Span {
  start: number;
  end: number;
}

export const moved = ({ start, end }: Span, by: number): Span => ({ start: start + by, end: end + by });
