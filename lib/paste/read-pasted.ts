import { failed, malformed } from '../oci/result.ts';
import { clean } from './clean.ts';
import { withOwnPins, withoutBuilt, withoutParts, withoutWeak } from './filters.ts';
import { type Item, itemOf, placed } from './item.ts';
import { MAX_FOUND, MAX_PASTED } from './limits.ts';
import { merge } from './merge.ts';
import type { Pasted } from './pasted.ts';
import { claimsOf, readSegment } from './read-segment.ts';
import { segmentsOf } from './segments.ts';
import { lineCounter } from './text/lines.ts';
import { plainText } from './text/plain.ts';
import { readWord } from './words.ts';

function itemsIn(plain: string): Item[] {
  const word = clean(plain);
  const start = plain.indexOf(word);
  const isWord = !/\s/.test(word);
  const isSyntax = /^\s*[[{]\s*["[{\]}]|=|^\s*<\w+>\s*<\w/.test(plain); // JSON, `Image=nginx`, XML
  const asWord = (): Item[] => [
    itemOf(
      { known: readWord(word, { form: 'reference' }), place: { start, end: start + word.length } },
      plain,
    ),
  ];
  if (isWord && !isSyntax) return asWord();
  const claims = claimsOf(plain.length);
  const segments = segmentsOf(plain);
  const items = segments.flatMap((segment) => readSegment(segment, claims, segments.length === 1));
  return withoutParts(withoutWeak(withoutBuilt(plain, items)));
}

/**
 * Reads whatever a person pastes: a reference, an address, a digest, a namespace (`grafana/`), commands, a Dockerfile, a
 * compose file, a Kubernetes manifest, values of a chart, the file of a CI system, what a tool printed, a diff, a list, or
 * text with any of these in it.
 *
 * Out: what was found, in the order of the text, each with every place where it stands, in UTF-16 units of the text as it
 * was given. Text in the place of an image that is not one is included (`invalid`, `unresolved`). `problem` states why nothing was
 * found: `empty`, `too-large`, `no-image`. Never throws.
 */
export function readPasted(text: string): Pasted {
  if (text.length > MAX_PASTED) return { found: [], problem: failed('too-large', 'too-large').error };
  const plain = plainText(text);
  if (plain.text.trim() === '' || clean(plain.text) === '')
    return { found: [], problem: malformed(plain.text.trim() === '' ? 'empty' : 'no-image').error };
  const lineAt = lineCounter(plain.text);
  const items = withOwnPins(itemsIn(plain.text)).toSorted(
    (one, other) => (one.found.from[0]?.start ?? 0) - (other.found.from[0]?.start ?? 0),
  );
  const found = merge(items.slice(0, MAX_FOUND).map((item) => placed(item, plain, lineAt)));
  const unknown = [...new Set(found.flatMap((one) => (one.kind === 'unresolved' ? one.missing : [])))];
  if (found.length === 0) return { found, problem: malformed('no-image').error };
  return unknown.length > 0 ? { found, unknown } : { found };
}
