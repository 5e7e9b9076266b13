import { type Arrival, isAsPredicted, objectionTo } from './evidence.ts';

/**
 * - `right`: exactly the predicted names came
 * - `changed`: tags were pushed or deleted since the names were listed; the plan goes on
 * - `wrong-order`: Hub orders names in another way: learn, and plan again
 * - `wrong-filter`: names came that do not contain the filter: learn, and plan again
 */
export type PredictionResult = 'right' | 'changed' | 'wrong-order' | 'wrong-filter';

/** Compares a planned page with its prediction. */
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
