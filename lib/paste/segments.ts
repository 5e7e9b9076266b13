import { type Line, linesOf } from './text/lines.ts';

/** A part of a text that is read on its own; its offsets are those of the text less `start`. */
export interface Segment {
  text: string;
  start: number;
  side?: 'old' | 'new';
}

const FENCE = /^[ \t>]{0,40}(```+|~~~+)\s*([\w+.-]*)[^`]*$/;

/** Languages of drawings, whose labels look like references. */
const DRAWING = /^(?:mermaid|dot|d2|plantuml|graphviz|math|svg)$/;

/** The blocks of code in Markdown, each alone, and the text around them with the blocks blanked. */
export function segmentsOf(text: string): Segment[] {
  const lines = linesOf(text);
  if (!/^[ \t>]{0,40}(?:```|~~~)/m.test(text)) return isDiff(lines) ? sidesOf(text, 0) : [{ text, start: 0 }];
  const segments: Segment[] = [];
  const around: string[] = [];
  let fence: string | undefined;
  let from = 0;
  let isDrawing = false;
  let isQuoted = false;
  const end = (to: number) => {
    if (isDrawing) return;
    const block = isQuoted ? unquoted(text.slice(from, to)) : text.slice(from, to);
    segments.push(...(isDiff(linesOf(block)) ? sidesOf(block, from) : [{ text: block, start: from }]));
  };
  for (const { text: line, start } of lines) {
    const [, mark, language = ''] = FENCE.exec(line.slice(0, 200)) ?? [];
    const isFence = mark !== undefined && (fence === undefined || mark.startsWith(fence));
    around.push(isFence || fence !== undefined ? ' '.repeat(line.length) : line);
    if (!isFence) continue;
    if (fence === undefined) {
      fence = mark;
      isDrawing = DRAWING.test(language);
      isQuoted = /^[ \t]*>/.test(line);
      from = start + line.length + 1;
    } else {
      end(start);
      fence = undefined;
    }
  }
  if (fence !== undefined) end(text.length);
  return [...segments, { text: around.join('\n'), start: 0 }];
}

/** A block within a quotation, without the signs in front of its lines: offsets stay. */
const unquoted = (block: string): string => block.replace(/^[ \t]*>/gm, (mark) => ' '.repeat(mark.length));

const HEADER =
  /^(?:diff --git |index [0-9a-f]+|--- |\+\+\+ |@@ |similarity |rename |new file |deleted file |\\ No newline)/;

/** Whether lines are those of a diff: with its headers, or each with a sign in front. */
function isDiff(lines: readonly Line[]): boolean {
  const has = (pattern: RegExp) => lines.some(({ text }) => pattern.test(text));
  if (has(/^@@ -\d/) || (has(/^--- /) && has(/^\+\+\+ /))) return true;
  const isSigned = lines.every(({ text }) => text === '' || /^[-+ @]/.test(text));
  return isSigned && has(/^\+ *\S/) && has(/^-(?! )|^- {2,}\S/);
}

/** Of a diff with more hunks, several are read together: every reader looks at each text. */
const MAX_HUNKS = 400;

/** A diff as two texts, before and after; each hunk alone, as YAML would not go on behind a gap. */
function sidesOf(text: string, start: number): Segment[] {
  const hunks: Line[][] = [[]];
  for (const line of linesOf(text)) {
    if (HEADER.test(line.text) && (hunks.at(-1)?.length ?? 0) > 0) hunks.push([]);
    hunks.at(-1)?.push(HEADER.test(line.text) ? { ...line, text: ' '.repeat(line.text.length) } : line);
  }
  const together = Math.ceil(hunks.length / MAX_HUNKS);
  const parts = Array.from({ length: Math.ceil(hunks.length / together) }, (_, at) =>
    hunks.slice(at * together, (at + 1) * together).flat(),
  );
  return parts.flatMap((lines) =>
    (['old', 'new'] as const).map((side) => ({
      text: lines.map(({ text: line }) => sideOf(line, side)).join('\n'),
      start: start + (lines[0]?.start ?? 0),
      side,
    })),
  );
}

function sideOf(line: string, side: 'old' | 'new'): string {
  const isOther = line.startsWith(side === 'old' ? '+' : '-');
  return isOther ? ' '.repeat(line.length) : line.replace(/^[-+]/, ' ');
}
