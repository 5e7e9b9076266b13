import PQueue from 'p-queue';

/** Requests that may still be sent. */
export interface Purse {
  /** Takes one; `false` if none is left. */
  take(): boolean;
  spent(): number;
}

export function purseOf(requests: number): Purse {
  let spent = 0;
  return {
    take: () => spent < requests && ++spent > 0,
    spent: () => spent,
  };
}

/** Requests of one look at once. */
const CONCURRENCY = 2;

/** Runs a job for each, a few at a time, as long as requests are left; each takes one. Rejects with the first error. */
export async function forEachPaid<T>(
  all: readonly T[],
  purse: Purse,
  job: (one: T) => Promise<void>,
): Promise<void> {
  const queue = new PQueue({ concurrency: CONCURRENCY });
  await queue.addAll(all.map((one) => async () => (purse.take() ? job(one) : undefined)));
}
