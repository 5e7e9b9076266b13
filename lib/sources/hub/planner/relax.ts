import type { Choice } from './choice.ts';

/** Rounds in which the worth of names is adjusted, and how often a cover is made of it. Later rounds change little. */
const ROUNDS = 30;
const COVER_EVERY = 10;

/** How far the first round moves, as a share of what it may; later ones move less. */
const FIRST_STEP = 1;
const STEP_SHRINKS = 0.96;

/**
 * The cheapest choices for the missing names, at 1 for a page and `price` for a name left out, where choices are sets in no
 * order: near the optimum, usually within a few percent.
 *
 * By Lagrangian relaxation (Held and Karp's subgradients; Caprara, Fischetti and Toth for set cover): every name has a worth,
 * at most its price. It rises while no choice that pays has the name, and falls while several have it. A greedy cover by worth
 * is made of it now and then, and choices that others make needless are dropped. Time: linear in the ranks of all choices.
 */
export function relaxedCover(choices: readonly Choice[], missing: Uint8Array, price: number): Choice[] {
  const sets = choices.map(({ ranks, pages }) => ({
    cost: pages.length,
    ranks: ranks.filter((rank) => missing[rank]),
  }));
  const names = Array.from(missing.keys()).filter((rank) => missing[rank]);
  const worth = new Float64Array(missing.length);
  for (const rank of names) worth[rank] = price / 2;
  let best: number[] = [];
  let least = names.length * price;
  let step = FIRST_STEP;
  const covers = new Int32Array(missing.length);
  for (let round = 0; round <= ROUNDS; round++, step *= STEP_SHRINKS) {
    if (round % COVER_EVERY === 0) {
      const made = withoutNeedless(greedyCover(sets, worth, price), sets, missing.length, price);
      const cost = costOf(made, sets, names.length, price);
      if (cost < least) [best, least] = [made, cost];
    }
    covers.fill(0);
    let bound = 0;
    for (const rank of names) bound += worth[rank] ?? 0;
    for (const { cost, ranks } of sets) {
      let reduced = cost;
      for (const rank of ranks) reduced -= worth[rank] ?? 0;
      if (reduced >= 0) continue;
      bound += reduced;
      for (const rank of ranks) covers[rank] = (covers[rank] ?? 0) + 1;
    }
    let length = 0;
    for (const rank of names) length += (1 - (covers[rank] ?? 0)) ** 2;
    const move = (step * Math.max(1, least - bound)) / Math.max(1, length);
    for (const rank of names)
      worth[rank] = Math.min(price, Math.max(0, (worth[rank] ?? 0) + move * (1 - (covers[rank] ?? 0))));
  }
  return best.flatMap((at) => choices[at] ?? []);
}

interface RankSet {
  cost: number;
  ranks: Int32Array;
}

/** The share of a name's price that counts beside its worth, so that names of no worth are taken rather than left out. */
const PRICE_SHARE = 0.2;

/** Resolution of the queue by score. */
const TURNS_PER_UNIT = 400;
const MAX_TURN = 4000;

/** Takes sets by what their uncovered names are worth for a page, as long as they cost less than leaving those names out. */
function greedyCover(sets: readonly RankSet[], worth: Float64Array, price: number): number[] {
  const isCovered = new Uint8Array(worth.length);
  const turnOf = ({ cost, ranks }: RankSet): number => {
    let sum = 0;
    let count = 0;
    for (const rank of ranks) {
      if (isCovered[rank]) continue;
      sum += worth[rank] ?? 0;
      count++;
    }
    if (count * price <= cost) return -1;
    return Math.min(MAX_TURN, Math.floor((TURNS_PER_UNIT * (sum + PRICE_SHARE * count * price)) / cost));
  };
  const turns: number[][] = [];
  const queue = (at: number, turn: number) => {
    if (turn < 0) return;
    turns[turn] ??= [];
    turns[turn].push(at);
  };
  for (const [at, set] of sets.entries()) queue(at, turnOf(set));
  const taken: number[] = [];
  for (let turn = turns.length - 1; turn >= 0; ) {
    const at = turns[turn]?.pop();
    const set = at === undefined ? undefined : sets[at];
    if (at === undefined || !set) {
      turn--;
      continue;
    }
    const now = turnOf(set);
    if (now < turn) {
      queue(at, now);
      continue;
    }
    taken.push(at);
    for (const rank of set.ranks) isCovered[rank] = 1;
  }
  return taken;
}

const countCovers = (taken: readonly number[], sets: readonly RankSet[], size: number): Int32Array => {
  const covers = new Int32Array(size);
  for (const at of taken) for (const rank of sets[at]?.ranks ?? []) covers[rank] = (covers[rank] ?? 0) + 1;
  return covers;
};

/** Without sets that cost more than leaving out the names that they alone have. */
function withoutNeedless(taken: number[], sets: readonly RankSet[], size: number, price: number): number[] {
  const covers = countCovers(taken, sets, size);
  const yieldOf = (at: number) => (sets[at]?.ranks.length ?? 0) / (sets[at]?.cost ?? 1);
  const kept = new Set(taken);
  for (const at of taken.toSorted((a, b) => yieldOf(a) - yieldOf(b))) {
    const { ranks, cost } = sets[at] ?? { ranks: [], cost: 0 };
    let alone = 0;
    for (const rank of ranks) if (covers[rank] === 1) alone++;
    if (alone * price > cost) continue;
    kept.delete(at);
    for (const rank of ranks) covers[rank] = (covers[rank] ?? 0) - 1;
  }
  return [...kept];
}

function costOf(taken: readonly number[], sets: readonly RankSet[], names: number, price: number): number {
  const covered = new Set<number>();
  let pages = 0;
  for (const at of taken) {
    pages += sets[at]?.cost ?? 0;
    for (const rank of sets[at]?.ranks ?? []) covered.add(rank);
  }
  return pages + (names - covered.size) * price;
}
