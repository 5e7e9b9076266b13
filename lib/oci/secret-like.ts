/** Names whose values are credentials. */
const NAME =
  /(?:^|[_.-])(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|auth|api_?key|access_?key|private_?key|secret_?key|encryption_?key)(?:$|[_.-])|(?:password|secret|token|apikey)$/i;

/** Names that only sound like it. */
const HARMLESS_NAME =
  /(?:_|^)(?:file|path|dir|url|uri|host|port|type|name|method|algorithm|ttl|expir\w*|enabled|sha\d+|checksum|version|public)$/i;

/** Values that are not one: a reference to it, a switch, a place, a short number. */
const HARMLESS_VALUE =
  /^(?:|true|false|yes|no|none|null|on|off|\d{1,5}|\$.*|<.*>|\{\{.*|\*+|x+|changeme|\/.*|\.{1,2}\/.*)$/i;

/** Forms of credentials: the part before the group is public. Sources: the services' documentation. */
const VALUES = [
  /\b(?:AKIA|ASIA)([0-9A-Z]{16})\b/,
  /\bgh[pousr]_([A-Za-z0-9]{36,})/,
  /\bgithub_pat_([A-Za-z0-9_]{22,})/,
  /\bglpat-([\w-]{20,})/,
  /\bnpm_([A-Za-z0-9]{36})/,
  /\bxox[abprs]-([A-Za-z0-9-]{10,})/,
  /\bsk_live_([A-Za-z0-9]{16,})/,
  /\bdckr_(?:pat|oat)_([\w-]{20,})/,
  /\bAIza([\w-]{35})/,
  /-----BEGIN (?:[A-Z ]+ )?PRIVATE KEY-----([\s\S]+)/,
  /\beyJ[\w-]+\.(eyJ[\w-]+\.[\w-]+)/,
  /\b[a-z][a-z0-9+.-]{1,15}:\/\/[^\s/:@]*:([^\s/:@$]{3,})@/i,
];

/** Where in a text the secret part is. */
export interface SecretSpan {
  start: number;
  end: number;
}

/** Characters of a text that are searched. */
const SEARCHED = 65_536;

/** `NAME=value`, the value in quotes or up to what ends a word of a shell or a string of JSON. */
const PAIR = /(?<![\w.-])([A-Za-z_][\w.-]{0,99})=("[^"\n]*"|'[^'\n]*'|[^\s"'`&|;,]+)/g;

/**
 * All secret parts of a text with names and values in it: a build step, a config's JSON. In their order, none over another. At most
 * 64 kB are searched.
 */
export function secretsIn(text: string): SecretSpan[] {
  const found: SecretSpan[] = [];
  for (const { index, 0: pair, 1: name = '', 2: quoted = '' } of text.slice(0, SEARCHED).matchAll(PAIR)) {
    const value = quoted.replace(/^(["'])(.*)\1$/, '$2');
    const span = secretOf(name, value);
    const start = index + pair.length - quoted.length + (quoted === value ? 0 : 1);
    if (span) found.push({ start: start + span.start, end: start + span.end });
  }
  const inside = secretIn(text);
  const isNew = inside && !found.some(({ start, end }) => start < inside.end && inside.start < end);
  return (isNew ? [...found, inside] : found).toSorted((a, b) => a.start - b.start);
}

/**
 * The secret part of a text in a known form; undefined if it has none. At most 64 kB are searched.
 *
 * @internal
 */
export function secretIn(text: string): SecretSpan | undefined {
  for (const form of VALUES) {
    const found = form.exec(text.slice(0, SEARCHED));
    const secret = found?.[1];
    if (!found || secret === undefined) continue;
    const start = found.index + found[0].lastIndexOf(secret);
    return { start, end: start + secret.length };
  }
  return undefined;
}

/**
 * The secret part of a named value that looks like a credential: by the form of the value, else all of it by its name.
 * Undefined for any other. A guess: names and forms are those that services and people use.
 */
export function secretOf(name: string, value: string): SecretSpan | undefined {
  const inside = secretIn(value);
  if (inside) return inside;
  const isNamed = NAME.test(name) && !HARMLESS_NAME.test(name) && !HARMLESS_VALUE.test(value.trim());
  return isNamed ? { start: 0, end: value.length } : undefined;
}
