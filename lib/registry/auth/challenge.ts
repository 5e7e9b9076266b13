/** One challenge of a WWW-Authenticate header: its scheme in lower case, its parameters by lower-case name. */
export interface Challenge {
  scheme: string;
  parameters: Record<string, string>;
}

/** Schemes that may follow another challenge without parameters; any other bare word there is a broken parameter. */
const KNOWN = new Set(['basic', 'bearer', 'digest', 'negotiate', 'ntlm']);

const SCHEME = /^[a-z0-9!#$%&'*+.^_`|~-]+$/;

/**
 * One token and the separator before it: `name`, `name = "quoted"`, `name = "unclosed`, `name = bare`; else a stray
 * quoted text or character, which has no name.
 */
const TOKEN =
  /([\s,]*)(?:([^\s,="]+)(\s*)(=\s*(?:"((?:[^"\\]|\\.)*)"|(".*)|([^\s,]*)))?|"(?:[^"\\]|\\.)*"|".*|.)/gsy;

interface Token {
  /** In lower case; undefined for a stray character. */
  name: string | undefined;
  /**
   * Whether an equals sign follows the name. `isPadded`: without a value after it, as the padding of token68
   * (`abc==`).
   */
  isAssigned: boolean;
  isPadded: boolean;
  /** Undefined if it is missing or its quote never closes. */
  value: string | undefined;
  /** Whether only white space separates this token from the next. */
  isSpaced: boolean;
}

/**
 * Parses a WWW-Authenticate header as a list: lines joined by a comma (as `fetch` returns them) or by a line feed (as
 * XMLHttpRequest does). In: the header's text. Out: every challenge, in order; never throws.
 *
 * Source: RFC 9110 section 11.6.1, tolerant where real registries differ: spaces instead of commas, unquoted URLs,
 * empty list elements. Where clients disagree: a parameter without a value, or with an unclosed quote, is dropped and
 * the rest kept; the first of a repeated parameter counts; a quoted word is not a scheme.
 */
export const parseChallenges = (header: string): Challenge[] => group(tokenize(header));

function tokenize(header: string): Token[] {
  const matches = [...header.matchAll(TOKEN)];
  return matches.map(([, , name, gap = '', assigned, quoted, unclosed, bare], at) => ({
    name: name?.toLowerCase(),
    isAssigned: assigned !== undefined,
    isPadded: assigned !== undefined && !/^=[^=]/s.test(assigned),
    value: quoted?.replace(/\\(.)/gs, '$1') ?? (unclosed === undefined ? bare || undefined : undefined),
    isSpaced: gap !== '' && assigned === undefined && matches[at + 1]?.[1] === '',
  }));
}

function group(tokens: Token[]): Challenge[] {
  const challenges: Challenge[] = [];
  for (const [at, token] of tokens.entries()) {
    const { name, isAssigned, value } = token;
    const last = challenges.at(-1);
    if (name === undefined) continue;
    if (isAssigned && last) {
      if (value !== undefined && !Object.hasOwn(last.parameters, name)) last.parameters[name] = value;
    } else if (!last || KNOWN.has(name) || (token.isSpaced && isParameter(tokens[at + 1]))) {
      if (SCHEME.test(name)) challenges.push({ scheme: name, parameters: {} });
    }
  }
  return challenges;
}

/** Whether a token is `name=value`: then the word before it, with only a space between, is a scheme. */
const isParameter = (token: Token | undefined): boolean =>
  token?.name !== undefined && token.isAssigned && !token.isPadded;
