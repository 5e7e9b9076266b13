import { type Failure, failureOf } from '../failure.ts';

/** Calls every listener; one that throws does not stop the others. Returns the first defect, or null. */
export function tellAll(listeners: Iterable<() => void>): Failure | null {
  let defect: Failure | null = null;
  for (const listener of listeners) {
    try {
      listener();
    } catch (error) {
      defect ??= failureOf(error);
    }
  }
  return defect;
}
