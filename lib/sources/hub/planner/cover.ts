import type { Choice } from './choice.ts';

/** A stretch of missing names with nothing missing left out between them. */
interface Run {
  end: number;
  choice: Choice;
}

/**
 * The cheapest way to lay choices side by side over what is missing, at one for a page and `price` for a name left out.
 *
 * A plain greedy cover takes the fullest pages wherever they lie and leaves a litter of remains that no page fills well.
 * But names that share a beginning stand together, and a filter for it pages through just them. So the missing names are
 * taken as a line, each choice as its longest unbroken stretch of it, and the line is covered by dynamic programming:
 * `cost[i]` is the least that the first `i` missing names cost. The best such cover, in the time of reading all choices once.
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

/** The choices by where their longest stretch begins. */
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
