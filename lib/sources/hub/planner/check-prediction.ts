import { type Arrival, isAsPredicted, objectionTo } from './evidence.ts';
import { kindOf } from './filter-kind.ts';

/**
 * - `right`: exactly the predicted names came
 * - `changed`: tags were pushed or deleted since the names were listed; the plan goes on
 * - `wrong-order`: Hub orders names in another way: learn, and plan again
 * - `wrong-filter`: names came that the filter should not find: learn, and plan again
 */
export type PredictionResult = 'right' | 'changed' | 'wrong-order' | 'wrong-filter';

/** Compares a planned page with its prediction. */
export function checkPrediction(arrival: Arrival): PredictionResult {
  const { page, arrived } = arrival;
  const kind = kindOf(page);
  if (page.filter !== '' && !arrived.every((name) => kind.finds(name, page.filter))) return 'wrong-filter';
  if (page.sorted) {
    const objection = objectionTo(page.sorted.order, arrival, kind, page.sorted.descending);
    if (objection > arrived.length / 10) return 'wrong-order';
  }
  return isAsPredicted(arrival) ? 'right' : 'changed';
}
