/** One simple command: its words, quotes taken off, and the line that it begins on (from 1). */
export interface Command {
  words: string[];
  line: number;
}

/** Ends a command: `;`, `&&`, `|`, a bracket, and a backtick (a substitution, or code in Markdown). */
const ENDS = ';&|()`';

/** The part of a quoted text up to the quote that closes it in the same line; `undefined` if none does. */
function quoted(text: string, start: number): string | undefined {
  const quote = text.charAt(start);
  let end = start + 1;
  while (end < text.length && text[end] !== quote && text[end] !== '\n')
    end += text[end] === '\\' && quote === '"' ? 2 : 1;
  return text[end] === quote ? text.slice(start + 1, end) : undefined;
}

/** How far the end of a substitution is looked for. */
const MAX_SUBSTITUTION = 500;

/**
 * A substitution inside a word: `$(…)`, or `` `pwd` `` (one word; with spaces in it, backticks are Markdown). Given with
 * its marks; `undefined` if none begins here.
 */
function substitution(text: string, start: number): string | undefined {
  const ahead = text.slice(start, start + MAX_SUBSTITUTION);
  if (ahead.startsWith('`')) return /^`[^\s`]+`/.exec(ahead)?.[0];
  if (!ahead.startsWith('$(')) return undefined;
  let depth = 0;
  for (let index = 1; index < ahead.length && ahead[index] !== '\n'; index += 1) {
    depth += ahead[index] === '(' ? 1 : ahead[index] === ')' ? -1 : 0;
    if (depth === 0) return ahead.slice(0, index + 1);
  }
  return undefined;
}

/**
 * Cuts a text into commands and words as a shell does, as far as it takes to read a pasted command: quotes (within one
 * line), backslashes, comments, and lines continued with `\`, `` ` `` (PowerShell) or `^` (cmd). Nothing is expanded;
 * the commands in a substitution (`$(…)`) come before the one around them. Prose gives words too. Time is linear.
 */
export function cutCommands(text: string): Command[] {
  const commands: Command[] = [];
  let line = 1;
  let current: Command = { words: [], line };
  let word: string | undefined;
  const endWord = () => {
    if (word !== undefined) current.words.push(word);
    word = undefined;
  };
  const endCommand = () => {
    endWord();
    if (current.words.length > 0) commands.push(current);
    current = { words: [], line };
  };
  for (let index = 0; index < text.length; index += 1) {
    const char = text.charAt(index);
    const inside = char === '$' || char === '`' ? substitution(text, index) : undefined;
    const isContinued = '\\`^'.includes(char) && text[index + 1] === '\n';
    if (inside !== undefined) {
      const inner = cutCommands(inside.replace(/^\$?[(`]|[)`]$/g, ''));
      commands.push(...inner.map((command) => ({ ...command, line })));
      word = (word ?? '') + inside;
      index += inside.length - 1;
    } else if (isContinued) {
      endWord();
      line += 1;
      index += 1;
    } else if (char === '\n') {
      line += 1;
      endCommand();
    } else if (char === ' ' || char === '\t') endWord();
    else if (char === '#' && word === undefined && current.words.length > 0) {
      const end = text.indexOf('\n', index);
      index = (end < 0 ? text.length : end) - 1;
    } else if (ENDS.includes(char)) endCommand();
    else if (char === '"' || char === "'") {
      const inner = quoted(text, index);
      word = (word ?? '') + (inner ?? char);
      index += inner === undefined ? 0 : inner.length + 1;
    } else if (char === '\\' && index + 1 < text.length) {
      word = (word ?? '') + text.charAt(index + 1);
      index += 1;
    } else word = (word ?? '') + char;
  }
  endCommand();
  return commands;
}
