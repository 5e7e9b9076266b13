/**
 * Values as Go's `fmt` prints them. Builders record `["a" "b"]`, `[a b]` and `map[80/tcp:{}]` in an image's history where
 * the Dockerfile had JSON.
 */

const ESCAPES: Record<string, string> = { n: '\n', t: '\t', r: '\r', a: '\x07', b: '\b', f: '\f', v: '\v' };

function unquote(body: string): string {
  return body.replace(/\\(?:x([0-9a-f]{2})|u([0-9a-f]{4})|U([0-9a-f]{8})|(.))/gs, (_, x, u, long, plain) => {
    if (plain !== undefined) return ESCAPES[plain] ?? plain;
    const code = Number.parseInt(x ?? u ?? long, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}

/** Every quoted string in a text, unescaped: `["nginx" "-g" "daemon off;"]` → `nginx`, `-g`, `daemon off;`. */
export function quotedStrings(text: string): string[] {
  const strings: string[] = [];
  let open: string | undefined;
  for (const [token] of text.matchAll(/"|\\.|[^"\\]+|\\/gs)) {
    if (token !== '"') open = open === undefined ? undefined : open + token;
    else if (open === undefined) open = '';
    else {
      strings.push(unquote(open));
      open = undefined;
    }
  }
  return strings;
}

/** The items of a list in any printed form: `["a" "b"]`, `[a b]`, `map[a:{} b:{}]`, `a b`. */
export function printedList(text: string): string[] {
  const trimmed = text.trim();
  if (trimmed.startsWith('["') || trimmed.startsWith('[]')) return quotedStrings(trimmed);
  const isMap = trimmed.startsWith('map[');
  const inner = trimmed.replace(/^(?:map)?\[/, '').replace(/\]$/, '');
  const words = inner.split(/\s+/).filter((word) => word !== '');
  return isMap ? words.map((word) => word.replace(/:(?:\{\}|struct)?\}?$/, '')) : words;
}

const UNITS: Record<string, number> = { ns: 1, us: 1e3, µs: 1e3, ms: 1e6, s: 1e9, m: 6e10, h: 3.6e12 };

/** `1m30s` → nanoseconds; 0 if the text is not a duration. Go prints at most 21 characters; the rest is ignored. */
export const printedDuration = (text: string): number =>
  Array.from(text.slice(0, 21).matchAll(/([0-9.]+)(ns|us|µs|ms|s|m|h)/g)).reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? 0),
    0,
  );

/** A number printed with `%q`, as a character in single quotes: `'\x03'` → 3. 0 if there is no such character. */
export function printedRune(text: string): number {
  const body = /'((?:[^'\\]|\\.[^']*))'/s.exec(text)?.[1];
  return body === undefined ? 0 : (unquote(body).codePointAt(0) ?? 0);
}
