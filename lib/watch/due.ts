/** Alarm rounds are never sooner after one another than this, in ms. */
const MIN_REST_MS = 3_600_000;

const HOUR_MS = 3_600_000;

/** Rounds are spread by this part of their interval, either way: not every browser asks at the same minute. */
const JITTER = 0.1;

/** When the next round is due. `hours`: the chosen interval; `random`: from 0 to 1. Times in ms since 1970. */
export const dueAfter = (now: number, hours: number, random: number): number =>
  Math.round(now + hours * HOUR_MS * (1 - JITTER + 2 * JITTER * random));

/** Whether a due time is further ahead than any that is set: the clock was set back since. */
export const isTooFar = (dueAt: number, now: number, hours: number): boolean =>
  dueAt > now + hours * HOUR_MS * (1 + JITTER);

/** Until when an alarm begins no round; now: it may begin one. A last round in the future began at an unknown time: the clock was set back. */
export const restUntil = (roundAt: number, now: number): number =>
  roundAt > now ? now : roundAt + MIN_REST_MS;

export const mayBegin = (roundAt: number, now: number): boolean => restUntil(roundAt, now) <= now;
