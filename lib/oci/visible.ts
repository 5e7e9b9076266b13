/** Characters drawn of a text from outside that nothing else bounds. */
const MAX_CHARACTERS = 300;

/**
 * Characters that are invisible, change the order of their neighbours, or end a line: controls, formats, private and unassigned
 * ones (`C`), those that Unicode lets a font ignore (`DI`), line and paragraph separators, the blank Braille pattern. The emoji
 * variation selector stays: it changes only the look of the character before it. Marks beyond the eighth on a letter, more than any script
 * has, would be drawn over the lines above and below.
 */
export const INVISIBLE = /(?!\ufe0f)[\p{C}\p{DI}\u2028\u2029\u2800]|(?<=\p{M}{8})\p{M}/gu;

const escapeOf = (character: string): string => {
  if (character === '\n') return '\\n';
  if (character === '\t') return '\\t';
  return `\\u{${character.codePointAt(0)?.toString(16)}}`;
};

/** A text from outside with its invisible characters as escapes (`\u{202e}`), cut to a length. For a label or a sentence. */
export function visible(text: string, max = MAX_CHARACTERS): string {
  const cut = text.length > max ? `${text.slice(0, max - 1)}…` : text;
  return cut.replace(INVISIBLE, escapeOf);
}

/** The same of a text with lines, which keeps its line ends and tabs; as long as it is. */
export const visibleLines = (text: string): string =>
  text.replace(/[^\n\t]+/g, (line) => visible(line, line.length));

/** Letters of scripts that are written from right to left: Hebrew, Arabic, Syriac and their like. */
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/gu;

/** The same for a short name that is drawn without isolation: letters that would reorder their neighbours become escapes too. */
export const plainName = (text: string, max = 128): string =>
  visible(text, max).replace(RIGHT_TO_LEFT, escapeOf);

/** The same within a sentence: isolated, so that right-to-left text does not reorder the words around it. */
export const quoted = (text: string, max?: number): string => `\u2068${visible(text, max)}\u2069`;

/** Names in a sentence: the first ten, and how many more there are. */
export const quotedList = (names: readonly string[], max = 10): string => {
  const more = names.length - max;
  return [...names.slice(0, max).map((name) => quoted(name)), ...(more > 0 ? [`+${more}`] : [])].join(', ');
};
