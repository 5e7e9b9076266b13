/** One way in that a registry offers: its scheme in lower case, its parameters by lower-case name. */
export interface Challenge {
  scheme: string;
  parameters: Record<string, string>;
}

/** Schemes that may stand without parameters behind another challenge; any other bare word there is a broken parameter. */
const KNOWN = new Set(['basic', 'bearer', 'digest', 'negotiate', 'ntlm']);

const TOKEN = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;
const SEPARATORS = /[\s,]*/y;
const SPACE = /\s*/y;
const WORD = /[^\s,="]+/y;
const QUOTED = /"((?:[^"\\]|\\.)*)"/sy;
const VALUE = /[^\s,]*/y;
const UNCLOSED = /".*/sy;

/**
 * Reads a WWW-Authenticate header as the list that it is: lines joined by a comma (as `fetch` shows them) or by a line
 * feed (as XMLHttpRequest does). In: the header's text. Out: every challenge, in order; never throws.
 *
 * Source: RFC 9110 section 11.6.1, tolerant where real registries differ: spaces instead of commas, unquoted URLs, empty
 * list elements. Where other clients contradict each other: a parameter without value, or whose quote never closes, is
 * dropped and the rest kept; of a parameter given twice the first counts; a quoted word is no scheme.
 */
export function parseChallenges(header: string): Challenge[] {
  const challenges: Challenge[] = [];
  let at = 0;
  const take = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const match = pattern.exec(header);
    if (match) at += match[0].length;
    return match;
  };

  while (at < header.length) {
    take(SEPARATORS);
    const word = take(WORD)?.[0].toLowerCase();
    if (word === undefined) {
      // A quote or an equals sign where a name belongs: not a name, so skipped.
      if (take(QUOTED) === null && take(UNCLOSED) === null) at += 1;
      continue;
    }
    const gap = take(SPACE)?.[0] ?? '';
    const last = challenges.at(-1);
    if (header[at] === '=' && last !== undefined) {
      at += 1;
      take(SPACE);
      const quoted = take(QUOTED)?.[1]?.replace(/\\(.)/gs, '$1');
      const value = quoted ?? (take(UNCLOSED) ? '' : (take(VALUE)?.[0] ?? ''));
      if ((value !== '' || quoted !== undefined) && !Object.hasOwn(last.parameters, word))
        last.parameters[word] = value;
    } else if (last === undefined || KNOWN.has(word) || (gap !== '' && startsParameter(header, at))) {
      if (TOKEN.test(word)) challenges.push({ scheme: word, parameters: {} });
    }
  }
  return challenges;
}

/** Whether `name=` stands here: then the word before it, with only a space between, was a scheme. */
function startsParameter(header: string, at: number): boolean {
  return /^[^\s,="]+\s*=[^=]/.test(header.slice(at, at + 200));
}
