import type { Choice } from './choice.ts';
import { relaxedCover } from './relax.ts';

/**
 * How many missing names a page must have, as a share of it: the first at which few enough names are left out. A map by sets in no
 * order takes more pages than one by pages that continue one another, so names are left for a `HEAD` sooner.
 */
const WORTH_A_PAGE = [0.25, 0.15, 0.05];

/** The least of them. */
export const LEAST_SHARE = 0.05;

/** The most names left for a `HEAD`, as a share of all. */
const MOST_LEFT_OUT = 0.028;

export interface Cover {
  chosen: Choice[];
  /** How many missing names a page has at least. */
  least: number;
}

/**
 * The cheapest choices for the missing names, with few of them left out, where a list can only be read whole, or names that follow
 * one another are on different lists.
 */
export function coverInAnyOrder(choices: readonly Choice[], missing: Uint8Array, pageSize: number): Cover {
  const most = MOST_LEFT_OUT * missing.length;
  let made: Cover = { chosen: [], least: 1 };
  for (const share of WORTH_A_PAGE) {
    const least = Math.max(1, Math.ceil(pageSize * share));
    made = { chosen: relaxedCover(choices, missing, 1 / least), least };
    if (countOthers(made.chosen, missing) <= most) break;
  }
  return { ...made, chosen: trimmed(made.chosen, missing, most) };
}

/** Whether so few names are left that each may have a `HEAD`: 1 for each of them, by rank. */
export const isLittle = (left: Uint8Array): boolean =>
  left.reduce((sum, one) => sum + one, 0) <= MOST_LEFT_OUT * left.length;

/** How many missing names none of the choices has. */
function countOthers(choices: readonly Choice[], missing: Uint8Array): number {
  const left = missing.slice();
  for (const { ranks } of choices) for (const rank of ranks) left[rank] = 0;
  return left.reduce((sum, one) => sum + one, 0);
}

/** Without the choices that have the fewest names of their own for a page, as long as no more than `most` are left out. */
function trimmed(choices: readonly Choice[], missing: Uint8Array, most: number): Choice[] {
  const covers = new Int32Array(missing.length);
  for (const { ranks } of choices) for (const rank of ranks) covers[rank] = (covers[rank] ?? 0) + 1;
  const alone = ({ ranks }: Choice) => ranks.filter((rank) => missing[rank] && covers[rank] === 1).length;
  const kept = new Set(choices);
  let left = countOthers(choices, missing);
  const worst = choices
    .map((choice) => ({ choice, worth: alone(choice) / choice.pages.length }))
    .sort((a, b) => a.worth - b.worth);
  for (const { choice } of worst) {
    const lost = alone(choice);
    if (left + lost > most) continue;
    left += lost;
    kept.delete(choice);
    for (const rank of choice.ranks) covers[rank] = (covers[rank] ?? 0) - 1;
  }
  return [...kept];
}
