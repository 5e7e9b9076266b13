import { TagkinError } from '../failure.ts';
import { rememberReads } from '../store/read-once.ts';

/**
 * What the worker is doing for its callers, so that a reset leaves nothing that began before it: an epoch ends, and its
 * work with it.
 */
const inFlight = new Set<Promise<unknown>>();
let epoch = new AbortController();
/** The end of the reset that is under way, which others wait for. */
let change: Promise<void> | null = null;

/** How long a reset waits for work that was told to stop, in ms: its requests end at once, its writes soon after. */
const STOPPING_MS = 5000;

/** Not temporary: no page begins by itself again what the user has ended. */
const ended = () => new TagkinError({ kind: 'network', status: 499 });

/** Aborts when the epoch ends. Every request of the worker is sent with it. */
export const epochSignal = (): AbortSignal => epoch.signal;

/** Does something in the current epoch. Rejects as the task does; `network` (499) if the epoch ended meanwhile. */
export async function inEpoch<T>(task: () => Promise<T>): Promise<T> {
  while (change) await change;
  const { signal } = epoch;
  const release = rememberReads();
  const work = (async () => task())();
  const settled = work.then(
    () => {},
    () => {}, // its caller handles the error
  );
  inFlight.add(settled);
  void settled.then(() => {
    inFlight.delete(settled);
    release();
  });
  await settled;
  if (signal.aborted) throw signal.reason;
  return work;
}

/** Ends the epoch: stops all work, waits until it has stopped, and does something before any other begins. */
export function inNewEpoch<T>(task: () => Promise<T>): Promise<T> {
  const done = (change ?? Promise.resolve()).then(stopAll).then(task);
  // Others only wait: the caller handles the error.
  const over: Promise<void> = done
    .then(
      () => {},
      () => {},
    )
    .then(() => {
      if (change === over) change = null;
    });
  change = over;
  return done;
}

async function stopAll(): Promise<void> {
  epoch.abort(ended());
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, STOPPING_MS);
  });
  await Promise.race([Promise.all(inFlight), late]);
  clearTimeout(timer);
  epoch = new AbortController();
}
