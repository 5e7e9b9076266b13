/** Characters of a text, and bytes of other files, that are drawn. */
const MAX_TEXT = 200_000;
const MAX_LINE = 2000;
const MAX_HEX = 4096;
const HEX_COLUMNS = 16;

/** What a terminal would obey and a reader not see; tab and line feed stay. */
const CONTROL = /(?![\t\n])[\p{Cc}\p{Cf}]/gu;

const visible = (character: string): string => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCharCode(0x2400 + code);
  return code === 0x7f ? '\u2421' : `\\u${code.toString(16).padStart(4, '0')}`;
};

/**
 * The text of a file, bounded in length and in each line; `undefined` for what is no UTF-8 text. Control and bidirectional
 * characters come as visible ones.
 */
export function textIn(bytes: Uint8Array): string | undefined {
  let text: string;
  try {
    const isCut = bytes.length > MAX_TEXT * 4;
    const decoder = new TextDecoder('utf-8', { fatal: true });
    text = decoder.decode(bytes.subarray(0, MAX_TEXT * 4), { stream: isCut }); // the cut may divide a character
  } catch {
    return undefined;
  }
  if (text.slice(0, 8000).includes('\0')) return undefined;
  const short = text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT)}…` : text;
  return short
    .replaceAll('\r\n', '\n')
    .split('\n')
    .map((line) => (line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line))
    .join('\n')
    .replace(CONTROL, visible);
}

/** The first bytes of a file: offset, bytes in hex, the same as text. */
export function hexDump(bytes: Uint8Array): string {
  const lines: string[] = [];
  for (let at = 0; at < Math.min(bytes.length, MAX_HEX); at += HEX_COLUMNS) {
    const row = [...bytes.subarray(at, at + HEX_COLUMNS)];
    const hex = row.map((byte) => byte.toString(16).padStart(2, '0')).join(' ');
    const text = row.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('');
    lines.push(`${at.toString(16).padStart(8, '0')}  ${hex.padEnd(HEX_COLUMNS * 3 - 1)}  ${text}`);
  }
  if (bytes.length > MAX_HEX) lines.push('…');
  return lines.join('\n');
}
