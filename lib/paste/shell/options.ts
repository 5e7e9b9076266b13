import type { Word } from './tokens.ts';

/** Options that take no value, of a tool or of one of its commands. Every other option takes one. */
export interface Flags {
  /** Long names, without the dashes. */
  long: ReadonlySet<string>;
  /** Letters. */
  short: string;
}

export const flags = (short: string, long: string): Flags => ({
  long: new Set(['help', ...long.split(/\s+/)]),
  short,
});

export interface Parsed {
  /** Arguments that are no options, in order. */
  positional: Word[];
  /** Options with their values, by name without dashes; of several, each. */
  options: [name: string, value: Word][];
  /** What follows the last argument that was taken. */
  rest: Word[];
}

/** `$DOCKER_OPTS`, `$(RUN_FLAGS)`, `${params[@]}`, `<options>`: options that stand elsewhere. */
const IS_OPTIONS =
  /^\$[({]?[\w.]*(?:opt|option|arg|flag|param)s?(?:\[[@*]\])?[)}]?$|^<(?:docker[- ])?(?:options?|arg(?:ument)?s?|flags?)>$/i;

/** `...`, `[OPTIONS]`, a lone backslash: stands for something, or for nothing. */
const isPlaceholder = (text: string): boolean =>
  IS_OPTIONS.test(text) || /^(?:\.{3}|…|\[.*\]|[\\`^]|)$/s.test(text) || /^[^/:]*:\/(?!\/)/.test(text); // the end of `-v /path/to/other media:/media`

/** Dashes that a text processor made of `--`. */
function normalized(text: string, long: ReadonlySet<string>): string {
  const name = /^[–—]{1,2}(?=[A-Za-z])/.test(text) ? text.replace(/^[–—]+/, '') : undefined;
  if (name === undefined) return text;
  return name.length > 2 || long.has(name) ? `--${name}` : `-${name}`;
}

const looksLikeOption = (text: string): boolean => /^(?:--[a-z]|[-–—][A-Za-z])/.test(text);

/**
 * Separates options, their values and arguments (the rules of Go's pflag, which these tools follow). `stopAt`: after so
 * many arguments the rest belongs to the container, or to a subcommand.
 */
export function parseOptions(words: readonly Word[], { long, short }: Flags, stopAt: number): Parsed {
  const positional: Word[] = [];
  const options: [string, Word][] = [];
  let index = 0;
  /** The next word as a value, unless it is an option itself: then a value was left out. */
  const next = (name: string) => {
    const value = words[index + 1];
    if (value === undefined || looksLikeOption(value.text)) return;
    options.push([name, value]);
    index += 1;
  };
  for (; index < words.length && positional.length < stopAt; index += 1) {
    const word = words[index];
    if (word === undefined) break;
    const text = normalized(word.text, long);
    const equals = text.indexOf('=');
    if (text === '--') {
      const count = stopAt - positional.length;
      positional.push(...words.slice(index + 1, index + 1 + count));
      index += 1 + count;
      break;
    }
    if (isPlaceholder(text)) continue;
    if (text.startsWith('--') && equals > 0) {
      const start = word.text.indexOf('=') + 1;
      options.push([
        text.slice(2, equals),
        { text: word.text.slice(start), at: word.at.slice(start), end: word.end },
      ]);
    } else if (text.startsWith('--')) {
      if (!long.has(text.slice(2))) next(text.slice(2));
    } else if (/^-[A-Za-z]/.test(text)) {
      const first = [...text].findIndex((letter, at) => at > 0 && !short.includes(letter));
      const name = text.charAt(first);
      if (first === text.length - 1) next(name);
      else if (first > 0) {
        const start = first + (text[first + 1] === '=' ? 2 : 1);
        options.push([name, { text: word.text.slice(start), at: word.at.slice(start), end: word.end }]);
      }
    } else if (!text.startsWith('-')) positional.push(word);
  }
  return { positional, options, rest: words.slice(index) };
}

export const optionNamed = ({ options }: Parsed, ...names: string[]): Word | undefined =>
  options.findLast(([name]) => names.includes(name))?.[1];
