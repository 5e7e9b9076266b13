import { RELEASED } from '../../../aliases/version.ts';
import { type NameParts, partsOf } from './name-parts.ts';

/**
 * The similarity of names that differ in nothing but what one leaves out.
 * @internal exported for tests
 */
export const MAX_SIMILARITY = 9;

/**
 * How likely each name is an alias of one of the wanted tags, judged by names alone: from 0 (no sign of it) to
 * `MAX_SIMILARITY`.
 *
 * Derived from the tags of seventeen official images. Of the versions of two aliases, one begins with the other (`8`, `8.4`,
 * `8.4.12`, or none at all); of their words, one's are among the other's (`fpm`, `fpm-trixie`, `alpine`, `alpine3.23`). Names
 * of one version are similar whatever their words: the default variant is often left out.
 */
export function similarity(names: readonly string[], wanted: readonly string[]): Uint8Array {
  const same = new Map<string, NameParts[]>();
  const longer = new Map<string, NameParts[]>();
  for (const parts of wanted.map(partsOf)) {
    add(same, startOf(parts.numbers), parts);
    for (let length = 0; length < parts.numbers.length; length++)
      add(longer, startOf(parts.numbers, length), parts);
  }
  return Uint8Array.from(names, (name) => {
    const parts = partsOf(name);
    let best = 0;
    const compare = (others: NameParts[] = []) => {
      for (const other of others) best = Math.max(best, closeness(parts, other));
    };
    compare(longer.get(startOf(parts.numbers)));
    for (let length = 0; length <= parts.numbers.length; length++)
      compare(same.get(startOf(parts.numbers, length)));
    return best;
  });
}

const startOf = (numbers: string[], length = numbers.length) => numbers.slice(0, length).join('.');

function add(map: Map<string, NameParts[]>, key: string, parts: NameParts): void {
  const list = map.get(key);
  if (list) list.push(parts);
  else map.set(key, [parts]);
}

/** Of two names whose versions agree as far as both have one. */
function closeness(a: NameParts, b: NameParts): number {
  const stated = a.numbers.length > 0 && b.numbers.length > 0;
  if (stated && !sameStage(a, b)) return 0;
  const [few, many] = a.words.length < b.words.length ? [a.words, b.words] : [b.words, a.words];
  const numbers = Math.abs(a.numbers.length - b.numbers.length);
  if (!few.every((word) => many.some((other) => other.startsWith(word) || word.startsWith(other))))
    return stated && numbers === 0 ? 1 : 0;
  return Math.max(2, MAX_SIMILARITY - 2 * (many.length - few.length) - 2 * numbers);
}

/** `rc` is an alias of any current release candidate, `rc2` only of itself. */
const sameStage = (a: NameParts, b: NameParts) =>
  (a.stage === RELEASED) === (b.stage === RELEASED) &&
  (a.stageNumber === 0 || b.stageNumber === 0 || (a.stage === b.stage && a.stageNumber === b.stageNumber));
