import { isBaseVersion } from './base-words.ts';
import { isDigit } from './characters.ts';
import { readVersion, type Version } from './read-version.ts';

/**
 * The version behind a word: the one with the most numbers, and the first of those (`1.12.5.1664` of
 * `temurin-8-tools-deps-1.12.5.1664`). The version of a base does not count (`lts-alpine-3.23`). Null if there is none.
 */
export function readBehindWord(tag: string): Version | null {
  let best: Version | null = null;
  let start = 0;
  let isBehindVersion = false;
  for (let dash = nextDash(tag, 0); dash >= 0; dash = nextDash(tag, dash + 1)) {
    const hasV = (tag.charCodeAt(dash + 1) | 32) === 118;
    const version: Version | null = isBehindVersion
      ? null
      : readVersion(tag, hasV ? dash + 2 : dash + 1, false);
    const word = tag.slice(start, dash);
    isBehindVersion =
      version !== null &&
      (version.isDate || !isDigit(tag, dash + 1) || !isBaseVersion(word, version.numbers));
    if (version && isBehindVersion && (!best || isFuller(version, best))) {
      version.variant = [tag.slice(0, dash), version.variant].filter(Boolean).join('-');
      best = version;
    }
    start = dash + 1;
  }
  return best;
}

function nextDash(tag: string, from: number): number {
  for (let at = from; at < tag.length; at++) {
    const code = tag.charCodeAt(at);
    if (code === 45 || code === 95) return at; // - _
  }
  return -1;
}

const isFuller = (a: Version, b: Version): boolean =>
  a.isDate === b.isDate ? a.numbers.length > b.numbers.length : b.isDate;
