import { diffWordsWithSpace } from 'diff';
import { formatStep, type HistoryStep } from '../oci/history.ts';
import type { Outside } from '../text/outside.ts';
import { type Aligned, align } from './align.ts';
import type { Difference } from './difference.ts';

/** A part of a step's text: in both, or in one alone. */
export interface WordDifference {
  diff: 'same' | 'added' | 'removed';
  text: Outside;
}

/** A build step on both sides. */
export interface StepDifference {
  diff: Difference;
  /** Its place in the history of the side that has it, of the second where both have. */
  at: number;
  instruction: Outside;
  /** Its text; of a changed step what is the same and what is not. */
  words: WordDifference[];
}

const MAX_EDIT_LENGTH = 1000;
/** Characters beyond which a step is shown whole on both sides. */
const MAX_TEXT = 20_000;

/**
 * The words that differ between two texts, white space included; both whole where they have too little in common.
 * @internal exported for tests
 */
export function compareWords(from: string, to: string): WordDifference[] {
  if (from === to) return from === '' ? [] : [{ diff: 'same', text: from }];
  const isShort = from.length <= MAX_TEXT && to.length <= MAX_TEXT;
  const changes = isShort ? diffWordsWithSpace(from, to, { maxEditLength: MAX_EDIT_LENGTH }) : undefined;
  if (!changes)
    return [
      { diff: 'removed', text: from },
      { diff: 'added', text: to },
    ];
  return changes.map(({ added, removed, value }) => ({
    diff: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

type Placed = { step: HistoryStep; at: number };

/** Compares two histories: the same steps in their order; what is left between them by the kind of instruction. */
export function compareSteps(from: readonly HistoryStep[], to: readonly HistoryStep[]): StepDifference[] {
  const placed = (steps: readonly HistoryStep[]) =>
    steps.map((step, at): Placed => ({ step, at })).filter(({ step }) => step.text !== '');
  const differences: StepDifference[] = [];
  let gap: Aligned<Placed>[] = [];
  for (const pair of align(placed(from), placed(to), ({ step }) => formatStep(step))) {
    if (!pair.from || !pair.to) {
      gap.push(pair);
      continue;
    }
    differences.push(...fillGap(gap), differenceOf(pair));
    gap = [];
  }
  return [...differences, ...fillGap(gap)];
}

function fillGap(gap: readonly Aligned<Placed>[]): StepDifference[] {
  const added = gap.flatMap(({ to }) => (to ? [to] : []));
  const olds = gap.flatMap(({ from }) => {
    if (!from) return [];
    const match = added.findIndex(({ step }) => step.instruction === from.step.instruction);
    const to = match < 0 ? undefined : added.splice(match, 1)[0];
    return [differenceOf(to ? { from, to } : { from })];
  });
  return [...olds, ...added.map((to) => differenceOf({ to }))];
}

function differenceOf({ from, to }: Aligned<Placed>): StepDifference {
  const { step, at } = to ?? from ?? {};
  const text = step?.text ?? '';
  const about = { at: at ?? 0, instruction: step?.instruction ?? '' };
  if (!from || !to) {
    const diff = from ? ('removed' as const) : ('added' as const);
    return { ...about, diff, words: [{ diff, text }] };
  }
  const words = compareWords(from.step.text, to.step.text);
  return { ...about, diff: words.some(({ diff }) => diff !== 'same') ? 'changed' : 'same', words };
}
