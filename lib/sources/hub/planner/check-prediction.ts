import { type Arrival, isAsPredicted, objectionTo } from './evidence.ts';

/**
 * - `right`: what was foreseen came, and nothing else
 * - `changed`: tags came or went since the names were told: what came counts, and the plan goes on
 * - `wrong-order`: Hub orders names otherwise than supposed: learn, and plan anew
 * - `wrong-filter`: names came that do not hold the filter: learn, and plan anew
 */
export type PredictionResult = 'right' | 'changed' | 'wrong-order' | 'wrong-filter';

/** Compares what a planned page brought with what it should have. */
export function checkPrediction(arrival: Arrival): PredictionResult {
  const { page, arrived } = arrival;
  const filter = page.filter.toLowerCase();
  if (!arrived.every((name) => name.toLowerCase().includes(filter))) return 'wrong-filter';
  if (page.sorted) {
    const objection = objectionTo(page.sorted.order, arrival, page.sorted.descending);
    if (objection > arrived.length / 10) return 'wrong-order';
  }
  return isAsPredicted(arrival) ? 'right' : 'changed';
}
