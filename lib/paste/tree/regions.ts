import type { Line } from '../text/lines.ts';
import type { Span } from '../text/span.ts';

/** A line that can be YAML: a key, an item, a comment, a separator, a bracket of JSON, or one that is indented. */
const KEY =
  /^(?:- +)*(?:"[^"\n]{1,200}"|'[^'\n]{1,200}'|[\w$<.%{/*-][^\s:#][^:#\n]{0,100}|[\w$.-]{1,3}|<<) ?:(?:\s|$)/;
const OTHER = /^(?:-(?:\s|$)|#|---|\.\.\.|%YAML|[{}[\]])/;

/**
 * The parts of a text whose lines can be YAML, for a text that is more than that: a chat, an issue, a terminal. A line that
 * is neither key nor item ends a part, unless it is indented below one.
 */
export function yamlRegions(lines: readonly Line[]): Span[] {
  const regions: Span[] = [];
  let open: Span | undefined;
  for (const { text, start } of lines) {
    const line = text.slice(0, 400);
    const isBlank = line.trim() === '';
    const isYaml =
      KEY.test(line.trimStart()) || OTHER.test(line.trimStart()) || (open !== undefined && /^\s/.test(line));
    const end = start + text.length;
    if (isYaml && open) open.end = end;
    else if (isYaml) open = { start, end };
    else if (!isBlank && open) {
      regions.push(open);
      open = undefined;
    }
  }
  return open ? [...regions, open] : regions;
}
