import { part, type Traced } from './traced.ts';

/** Stars beyond this many, or longer patterns, match nothing: a regular expression of them could take long. */
const MAX_STARS = 2;
const MAX_PATTERN = 100;
const MATCHES_NOTHING = '(?!)';

/** The source of a regular expression for a shell pattern with `*`, `?` and backslashes; unanchored. */
export function matchesGlob(pattern: string, isGreedy = true): string {
  if (pattern.length > MAX_PATTERN || pattern.split('*').length - 1 > MAX_STARS) return MATCHES_NOTHING;
  return pattern.replace(/\\(.)|[*?]|[^\w]/g, (all: string, escaped?: string) => {
    if (escaped !== undefined) return escaped.replace(/\W/, '\\$&');
    if (all === '*') return isGreedy ? '.*' : '.*?';
    return all === '?' ? '.' : `\\${all}`;
  });
}

/** `${V#pattern}`, or `##` for the longest match. Source: Dockerfile reference, "Environment replacement". */
export function withoutPrefix(value: Traced, pattern: string, longest: boolean): Traced {
  const match = new RegExp(`^(?:${matchesGlob(pattern, longest)})`, 's').exec(value.text);
  return match ? part(value, match[0].length) : value;
}

/** `${V%pattern}`, or `%%` for the longest match. */
export function withoutSuffix(value: Traced, pattern: string, longest: boolean): Traced {
  const expression = new RegExp(`^(?:${matchesGlob(pattern)})$`, 's');
  const lengths = Array.from({ length: Math.min(value.text.length, 200) + 1 }, (_, index) => index);
  const cut = (longest ? lengths.toReversed() : lengths).find((length) =>
    expression.test(value.text.slice(value.text.length - length)),
  );
  return cut === undefined ? value : part(value, 0, value.text.length - cut);
}
