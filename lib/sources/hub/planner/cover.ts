import type { Choice } from './choice.ts';

/** Consecutive missing names. */
interface Run {
  end: number;
  choice: Choice;
}

/**
 * The cheapest cover of the missing names by choices, at 1 for a page and `price` for a name left out.
 *
 * A greedy cover takes the fullest pages wherever they are and leaves scattered names that fill no page. Names that share a
 * prefix are adjacent, and a filter for it lists only them. So the missing names are taken as a line, each choice as its
 * longest run on it, and the line is covered by dynamic programming: `cost[i]` is the lowest cost of the first `i` missing
 * names. Time: linear in the ranks of all choices.
 */
export function cover(choices: readonly Choice[], missing: Uint8Array, price: number): Choice[] {
  const place = new Int32Array(missing.length).fill(-1);
  let count = 0;
  for (let rank = 0; rank < missing.length; rank++) if (missing[rank]) place[rank] = count++;

  const from = beginnings(choices, place, count);
  const cost = new Float64Array(count + 1).fill(Number.POSITIVE_INFINITY);
  const before = new Int32Array(count + 1);
  const last: (Choice | undefined)[] = Array.from({ length: count + 1 });
  cost[0] = 0;
  for (let i = 0; i < count; i++) {
    const here = cost[i] ?? 0;
    if (here + price < (cost[i + 1] ?? 0)) {
      cost[i + 1] = here + price;
      before[i + 1] = i;
      last[i + 1] = undefined;
    }
    for (const { end, choice } of from[i] ?? []) {
      const then = here + choice.pages.length;
      for (let k = end; k > i && then < (cost[k] ?? 0); k--) {
        cost[k] = then;
        before[k] = i;
        last[k] = choice;
      }
    }
  }
  const taken: Choice[] = [];
  for (let i = count; i > 0; i = before[i] ?? 0) {
    const choice = last[i];
    if (choice) taken.push(choice);
  }
  return taken.reverse();
}

/** The choices by the start of their longest run. */
function beginnings(choices: readonly Choice[], place: Int32Array, count: number): Run[][] {
  const from: Run[][] = Array.from({ length: count }, () => []);
  for (const choice of choices) {
    let start = 0;
    let previous = -2;
    let best = 0;
    let length = 0;
    for (const rank of choice.ranks) {
      const at = place[rank] ?? -1;
      if (at < 0) continue;
      if (at !== previous + 1) start = at;
      previous = at;
      if (at + 1 - start > length) {
        best = start;
        length = at + 1 - start;
      }
    }
    if (length > 0) from[best]?.push({ end: best + length, choice });
  }
  return from;
}
