import { browser } from '../browser.ts';
import { loadSettings } from '../store/settings.ts';
import { changePlan, loadPlan, loadWatched } from '../store/watched.ts';
import { mayBegin } from '../watch/due.ts';
import { alarmAt, withDue } from '../watch/plan.ts';
import { advanceRound, beginRound, stepEnded } from './watch-round.ts';
import { tellMoves } from './watch-told.ts';

/** The alarm's name. */
export const WATCH_ALARM = 'watch';

/** How long to wait for a network, in ms. */
const OFFLINE_MS = 30 * 60_000;

/** Whether the browser knows that it has no network. */
const isOffline = (): boolean => navigator.onLine === false;

/**
 * Sets the alarm and the count on the icon as the list, the settings and the clock have them now. Browsers do not keep every alarm, so
 * it is made again at each start of the worker, from the stored due time.
 */
export async function arrangeWatch(): Promise<void> {
  await tellMoves();
  const [{ nothingInBackground, watchHours: hours }, all] = await Promise.all([
    loadSettings(),
    loadWatched(),
  ]);
  if (nothingInBackground || all.length === 0) {
    await browser.alarms.clear(WATCH_ALARM);
    return;
  }
  const now = Date.now();
  const plan = await changePlan((before) => withDue(before, { now, hours, random: Math.random() }));
  const when = isOffline() ? now + OFFLINE_MS : alarmAt(plan, now);
  await browser.alarms.create(WATCH_ALARM, { when });
}

/**
 * What the worker does by itself: it goes on with a round that was left unfinished, and begins one that is due. Nothing where
 * nothing is watched, where the reader wants nothing in the background, and while the browser is offline.
 *
 * @param hasRung the alarm rang; else the worker has started
 */
export async function wakeWatch(hasRung: boolean): Promise<void> {
  const [{ nothingInBackground }, all] = await Promise.all([loadSettings(), loadWatched()]);
  if (nothingInBackground || all.length === 0 || isOffline()) return arrangeWatch();
  await stepEnded();
  const now = Date.now();
  const { left, dueAt, roundAt } = await loadPlan();
  const isDue = hasRung || (dueAt > 0 && dueAt <= now);
  if (left.length === 0 && isDue && mayBegin(roundAt, now)) await beginRound();
  await arrangeWatch(); // before the first request: it wakes the next worker if this one ends
  await advanceRound();
  await arrangeWatch();
}
