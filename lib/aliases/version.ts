import { readBehindWord } from './behind-word.ts';
import { isDigit } from './characters.ts';
import { readVersion, type Version } from './read-version.ts';
import { RELEASED } from './stage.ts';

export { RELEASED, type Version };

const PREFIX = /^(?:version|release|rel|v|r)[-_.]?(?=\d)/i;

/**
 * The version in a tag's name, or null where it has none (`latest`, `bookworm`, `alpine3.23`). The start of the name counts
 * first, behind a `v` or `release-`; then what stands behind a word.
 */
export function parseVersion(tag: string): Version | null {
  const start = isDigit(tag, 0) ? 0 : (PREFIX.exec(tag)?.[0].length ?? 0);
  return readVersion(tag, start, true) ?? readBehindWord(tag);
}
