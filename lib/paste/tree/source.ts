import { type Line, linesOf } from '../text/lines.ts';
import { type Root, treesOf } from './trees.ts';
import { type Scalar, scalars, type Visit, visits } from './walk.ts';

/** A text that all readers read, with what they share of it, each worked out once. */
export interface Source {
  text: string;
  lines: () => Line[];
  roots: () => Root[];
  /** Every map of every document. */
  visits: () => Visit[];
  /** Every text of every document. */
  scalars: () => Scalar[];
}

export function sourceOf(text: string): Source {
  const lines = once(() => linesOf(text));
  const roots = once(() => treesOf(text, lines()));
  return {
    text,
    lines,
    roots,
    visits: once(() => roots().flatMap(visits)),
    scalars: once(() => roots().flatMap(scalars)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
