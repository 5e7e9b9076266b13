import type { Line } from '../text/lines.ts';
import { type Traced, traced } from '../text/traced.ts';

/** A text where it stands in a line, from an offset on. */
export function at(line: Line, text: string | undefined, from = 0): Traced | undefined {
  const index = text === undefined ? -1 : line.text.indexOf(text, from);
  return text === undefined || index < 0 ? undefined : traced(text, line.start + index);
}
