import type { Choice } from './choice.ts';

/**
 * Takes choices one by one, each time the one of most worth per page, until none has `least` or the budget of pages is spent.
 * The worth of a choice only shrinks as others are taken, so it is recounted only when its turn comes.
 *
 * @param worth by rank, whole numbers; changed: ranks of taken choices become 0
 */
export function takeGreedily(
  choices: readonly Choice[],
  worth: Uint8Array,
  { least, budget = Number.POSITIVE_INFINITY }: { least: number; budget?: number },
): Choice[] {
  const turns: Choice[][] = [];
  const queue = (choice: Choice): void => {
    const turn = Math.floor(worthOf(choice, worth) / choice.pages.length);
    if (turn < least) return;
    turns[turn] ??= [];
    turns[turn].push(choice);
  };
  for (let at = choices.length - 1; at >= 0; at--) {
    const choice = choices[at];
    if (choice) queue(choice);
  }

  const taken: Choice[] = [];
  let pagesLeft = budget;
  for (let turn = turns.length - 1; turn >= least && pagesLeft > 0; ) {
    const choice = turns[turn]?.pop();
    if (!choice) {
      turn--;
      continue;
    }
    const now = worthOf(choice, worth);
    if (choice.pages.length > pagesLeft) continue;
    if (now / choice.pages.length < turn) {
      queue(choice);
      continue;
    }
    taken.push(choice);
    pagesLeft -= choice.pages.length;
    for (const rank of choice.ranks) worth[rank] = 0;
  }
  return taken;
}

function worthOf(choice: Choice, worth: Uint8Array): number {
  let sum = 0;
  for (const rank of choice.ranks) sum += worth[rank] ?? 0;
  return sum;
}
