/*
 * Tag names are read character by character: a listing holds up to 100,000 of them and reads each one every time it is sorted.
 * Tags are ASCII by definition (distribution spec: `[a-zA-Z0-9_][a-zA-Z0-9._-]{0,127}`).
 */

export function isDigit(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
}

export function isLetter(text: string, at: number): boolean {
  const code = text.charCodeAt(at) | 32;
  return code >= 97 && code <= 122;
}

export const isLetterOrDigit = (text: string, at: number): boolean => isLetter(text, at) || isDigit(text, at);

/** `-`, `.` or `_` */
export function isSeparator(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code === 45 || code === 46 || code === 95;
}

export function skipLetters(text: string, start: number): number {
  let at = start;
  while (isLetter(text, at)) at++;
  return at;
}

export function skipSeparators(text: string, start: number): number {
  let at = start;
  while (isSeparator(text, at)) at++;
  return at;
}
