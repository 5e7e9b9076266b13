import { part, type Traced } from '../text/traced.ts';

/** A word, quotes and backslashes taken off, or the end of a command. */
export type ShellToken = { kind: 'word'; word: Word } | { kind: 'end' };

export interface Word extends Traced {
  /** Offset behind the word, closing quote included. */
  end: number;
}

/** Ends a line that goes on in the next one: `\`, `` ` `` (PowerShell), `^` (cmd), spaces or a comment behind it. */
const CONTINUATION =
  /(?:\\|(?<=[ \t])[`^])[ \t]*(?:#[^\n]*|`#[^`\n]*`[ \t]*)?\n(?:[ \t]*#[^\n]*\n|[ \t]*\\?[ \t]*\n(?=[ \t]*-))*/y;
/** `` `#optional` `` between arguments. */
const INLINE_COMMENT = /`#[^`\n]*`/y;
/** One word, spaces and all: `${{ x }}`, `{{ x }}`, `${X:-a b}`, `<my data folder>`, `[OPTIONS]`. */
const PLACEHOLDER =
  /\$?\{\{[^\n]{0,200}?\}\}|<[A-Za-z][^<>\n]{0,200}>|<[/.~][^<>\s]{0,100}>|\[[A-Za-z][^[\]\n]{0,60}\](?=\s|$)/y;
const SUBSTITUTION = /`[^\s`#]+`/y;
const REDIRECTION = /(?:\d?>{1,2}|&>{1,2}|<{1,3}-?)&?\d?[ \t]*/y;
/** A quoted text over several lines is one only in a short one: prose has apostrophes. */
const MAX_QUOTED = 2000;
const MAX_SUBSTITUTION = 500;

const QUOTES: Record<string, string> = { '"': '"', "'": "'", '“': '”', '‘': '’' };

/**
 * Cuts a text into the words and command ends of a shell, as far as it takes to read pasted commands; nothing is expanded.
 * Redirections and their targets are left out. `base` is added to every offset. Time is linear.
 */
export function tokenize(text: string, base = 0): ShellToken[] {
  const tokens: ShellToken[] = [];
  let letters: string[] = [];
  let offsets: number[] = [];
  let isOpen = false;
  let isTarget = false;
  let index = 0;
  const take = (from: number, to: number) => {
    isOpen = true;
    for (let at = from; at < to; at += 1) {
      letters.push(text.charAt(at));
      offsets.push(base + at);
    }
  };
  const endWord = () => {
    const word = { text: letters.join(''), at: offsets, end: base + index };
    if (isOpen && !isTarget) tokens.push({ kind: 'word', word });
    if (isOpen) isTarget = false;
    letters = [];
    offsets = [];
    isOpen = false;
  };
  const endCommand = () => {
    endWord();
    isTarget = false;
    if (tokens.at(-1)?.kind === 'word') tokens.push({ kind: 'end' });
  };
  const match = (pattern: RegExp): number => {
    pattern.lastIndex = index;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  const isFirst = () => !isOpen && tokens.at(-1)?.kind !== 'word';
  while (index < text.length) {
    const char = text.charAt(index);
    let length = 1;
    switch (char) {
      case '\n':
      case ';':
      case '|':
      case '(':
      case ')':
        endCommand();
        break;
      case ' ':
      case '\t':
        endWord();
        break;
      case '\\':
      case '^':
      case '`':
        length = match(CONTINUATION);
        if (length > 0) endWord();
        else if (char === '`') {
          length = match(INLINE_COMMENT);
          if (length > 0) endWord();
          else {
            length = match(SUBSTITUTION) || 1;
            if (length > 1) take(index, index + length);
            else endCommand();
          }
        } else if (char === '\\' && index + 1 < text.length) {
          take(index + 1, index + 2);
          length = 2;
        } else {
          length = 1;
          take(index, index + 1);
        }
        break;
      case '#':
        if (isOpen || isFirst()) take(index, index + 1);
        else length = toLineEnd(text, index);
        break;
      case '&':
      case '<':
      case '>':
        length = char === '<' ? match(PLACEHOLDER) : 0;
        if (length > 0) take(index, index + length);
        else {
          length = match(REDIRECTION) || 1;
          if (char === '&' && length === 1) endCommand();
          else {
            if (/^\d$/.test(letters.join(''))) isOpen = false;
            endWord();
            isTarget = !/[&]\d\s*$/.test(text.slice(index, index + length));
          }
        }
        break;
      case '$':
      case '{':
      case '[':
        length = match(PLACEHOLDER) || bracketed(text, index) || 1;
        take(index, index + length);
        break;
      case '"':
      case "'":
      case '“':
      case '‘': {
        const end = closingQuote(text, index);
        if (end === undefined) take(index, index + 1);
        else {
          takeQuoted(text, index + 1, end, char, take);
          isOpen = true;
          length = end + 1 - index;
        }
        break;
      }
      default:
        take(index, index + 1);
    }
    index += length;
  }
  endCommand();
  return tokens;
}

const toLineEnd = (text: string, index: number): number => {
  const end = text.indexOf('\n', index);
  return (end < 0 ? text.length : end) - index;
};

/** `$(…)` and `${…}`, to the bracket that closes it in the same line. */
function bracketed(text: string, index: number): number {
  const open = text.charAt(index + 1);
  if (text.charAt(index) !== '$' || (open !== '(' && open !== '{')) return 0;
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  const end = Math.min(text.length, index + MAX_SUBSTITUTION);
  for (let at = index + 1; at < end && text[at] !== '\n'; at += 1) {
    depth += text[at] === open ? 1 : text[at] === close ? -1 : 0;
    if (depth === 0) return at + 1 - index;
  }
  return 0;
}

/** Where the quote that opens here is closed; in another line only if it stands around a whole word. */
function closingQuote(text: string, start: number): number | undefined {
  const quote = text.charAt(start);
  const isApostrophe = /\w/.test(text.charAt(start - 1)) && /\w/.test(text.charAt(start + 1));
  if (quote === "'" && isApostrophe) return undefined;
  const close = QUOTES[quote] ?? quote;
  let isSameLine = true;
  for (let end = start + 1; end < text.length && end - start < MAX_QUOTED; end += 1) {
    const char = text[end];
    if (char === '\\' && quote === '"') end += 1;
    else if (char === '\n') isSameLine = false;
    else if (char === close) return isSameLine || /[\s=]/.test(text[start - 1] ?? ' ') ? end : undefined;
    if (!isSameLine && /\n\s*\n$/.test(text.slice(end - 1, end + 1))) return undefined;
  }
  return undefined;
}

/** What is in quotes; a backslash in double quotes goes only before what it escapes there. */
function takeQuoted(
  text: string,
  from: number,
  to: number,
  quote: string,
  take: (from: number, to: number) => void,
) {
  for (let at = from; at < to; at += 1) {
    if (quote === '"' && text[at] === '\\' && '"\\$`\n'.includes(text.charAt(at + 1))) at += 1;
    if (at < to) take(at, at + 1);
  }
}

/** A word without its beginning. */
export const wordFrom = (word: Word, start: number): Word => ({ ...part(word, start), end: word.end });
