import type { Span } from './span.ts';

/** Marks of HTML around and in code, and the characters that it escapes. */
const IS_CODE = /<\/(?:code|pre)>/i;
const TAG = /<\/?(?:code|pre|span|kbd|samp|p|br|div|li|ul|ol|td|tr|b|i|em|strong|a)(?:\s[^<>]{0,300})?\/?>/gi;
const ENTITIES: Record<string, string> = {
  '&quot;': '"',
  '&#34;': '"',
  '&#39;': "'",
  '&apos;': "'",
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
};

/** The source of a page as its reader sees it; offsets stay. */
const withoutHtml = (text: string): string =>
  text
    .replace(TAG, (tag) => ' '.repeat(tag.length))
    .replace(/&(?:quot|apos|amp|lt|gt|#34|#39);/g, (entity) =>
      (ENTITIES[entity] ?? '').padEnd(entity.length),
    );

/** A text made plain, and the way back to the original. */
export interface PlainText {
  text: string;
  /** A span of the plain text, in the original; characters that were left out at its ends stay outside. */
  toOriginal: (span: Span) => Span;
}

/** Left out: characters without width, and the CR of a CR LF. Lone CRs and odd spaces are replaced one by one. */
const LEFT_OUT = /[\u00AD\u200B-\u200F\u2060\uFEFF]|\r(?=\n)/g;

/**
 * The text without invisible characters, every line end as `\n`, every space as U+0020. Offsets in it lead back to the
 * original, so that an edit there leaves every other byte as it was.
 */
export function plainText(original: string): PlainText {
  const removed: number[] = []; // offsets in the plain text, ascending: here a character of the original is missing
  const text = original
    .replace(LEFT_OUT, (_, offset: number) => {
      removed.push(offset - removed.length);
      return '';
    })
    .replace(/[\u00A0\u2007\u202F]/g, ' ')
    .replace(/[\r\u2028\u2029]/g, '\n');
  /** How many characters were left out before this one. */
  const before = (offset: number): number => {
    let low = 0;
    let high = removed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((removed[middle] ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  /** Behind the character before, not before the next one: nothing is inserted between CR and LF. */
  const behind = (offset: number): number => (offset > 0 ? offset + before(offset - 1) : before(0));
  const toOriginal = ({ start, end }: Span): Span => ({
    start: end > start ? start + before(start) : behind(start),
    end: behind(end),
  });
  const isPage = IS_CODE.test(text) && !/^\s*[[{]/.test(text); // JSON may quote HTML
  return { text: isPage ? withoutHtml(text) : text, toOriginal };
}
