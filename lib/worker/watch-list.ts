import { ifItFails, TagkinError } from '../failure.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { Imported } from '../messages/options-answers.ts';
import type { WatchList } from '../messages/watch.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { changeSettings } from '../store/settings.ts';
import { changePlan, changeWatched, loadHistory, loadPlan, loadWatched } from '../store/watched.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { askable, registryOf, waitUntil, withMore } from '../watch/plan.ts';
import { byRepository, imageOf, watchedImage } from '../watch/repositories.ts';
import { inOrder, shownOf } from '../watch/shown.ts';
import { isAsShown, markedSeen } from '../watch/state.ts';
import { withImages } from '../watch/watched.ts';
import { inEpoch } from './epoch.ts';
import { openFromPage } from './menus.ts';
import { arrangeWatch } from './watch-alarm.ts';
import { advanceRound, beginRound, wishesNow } from './watch-round.ts';

/** The list as it is, without a request. */
export const watchList = (_: object, from: WindowKind): Promise<WatchList> => listFor(from);

async function listFor(from: WindowKind, refused = 0): Promise<WatchList> {
  const [wishes, all, plan] = await Promise.all([wishesNow(), loadWatched(), loadPlan()]);
  const now = Date.now();
  const names = askable(plan, now);
  const groups = byRepository(all);
  const waiting = plan.left.find((name) => !names.includes(name));
  return {
    tags: inOrder(all.map((watched) => shownOf(watched, wishes))),
    roundAt: plan.roundAt <= now ? plan.roundAt : 0,
    left: names.reduce((count, name) => count + (groups.get(name)?.length ?? 0), 0),
    waits: waiting
      ? { kind: 'rate-limited', host: registryOf(waiting), until: waitUntil(plan, registryOf(waiting), now) }
      : null,
    refused,
    mayChange: from === 'ordinary',
  };
}

/** A private window leaves no trace: it reads the list, and changes nothing of it. */
function refusePrivate(from: WindowKind): void {
  if (from === 'private') throw new TagkinError({ kind: 'unsupported' });
}

/** Watches images, or stops watching them. */
async function change(images: readonly string[], on: boolean): Promise<number> {
  let refused = 0;
  const all = await changeWatched((before) => {
    if (!on) return before.filter(({ image }) => !images.includes(image));
    const next = withImages(before, images, Date.now());
    refused = next.refused;
    return next.all;
  });
  const isNew = all.filter(({ image, now }) => now === null && images.includes(image));
  if (isNew.length > 0) await changePlan((plan) => withMore(plan, [...byRepository(isNew).keys()]));
  await arrangeWatch();
  return refused;
}

export async function setWatched(
  { images, on }: RequestOf<'watch.set'>,
  from: WindowKind,
): Promise<WatchList> {
  refusePrivate(from);
  const named = images.flatMap((image) => watchedImage(image) ?? []);
  return listFor(from, await change(named, on));
}

export async function setWatchedHere(
  { repository, tag, on }: RequestOf<'watch.set-here'>,
  from: WindowKind,
): Promise<boolean> {
  refusePrivate(from);
  const image = imageOf({ registry: DOCKER_HUB, repository, tag });
  const refused = image ? await change([image], on) : 1;
  if (on && refused > 0) await openFromPage({ repository, tag }, from);
  // The page does not wait for it: where the worker ends before, its alarm goes on.
  void inEpoch(() => advanceRound().then(arrangeWatch)).catch(ifItFails(undefined));
  return on && refused === 0;
}

/** Adds what a settings file has. Out: how many of its texts are in the list now, and why the others are not. */
export async function importWatched(texts: readonly string[], from: WindowKind): Promise<Imported> {
  const images = new Set(texts.flatMap((text) => watchedImage(text) ?? []));
  const unread = new Set(texts.filter((text) => watchedImage(text) === undefined)).size;
  const isPrivate = from === 'private' && images.size > 0;
  if (isPrivate || images.size === 0) return { taken: 0, refused: 0, unread, isPrivate };
  const refused = await change([...images], true);
  return { taken: images.size - refused, refused, unread, isPrivate };
}

export async function markSeen({ shown }: RequestOf<'watch.seen'>, from: WindowKind): Promise<WatchList> {
  refusePrivate(from);
  const byImage = new Map(shown.map((each) => [each.image, each]));
  await changeWatched((all) =>
    all.map((watched) => {
      const was = byImage.get(watched.image);
      return was && isAsShown(watched, was) ? markedSeen(watched) : watched;
    }),
  );
  await arrangeWatch();
  return listFor(from);
}

/** One step; first a new round, where one is asked for that has not begun since. */
export async function advanceWatch(
  { since }: RequestOf<'watch.advance'>,
  from: WindowKind,
): Promise<WatchList> {
  refusePrivate(from);
  const wanted = since === undefined ? 0 : Math.min(since, Date.now());
  const { roundAt } = await loadPlan();
  if (wanted > 0 && (roundAt < wanted || roundAt > Date.now())) await beginRound();
  await advanceRound();
  await arrangeWatch();
  return listFor(from);
}

const FORM = 'tagkin-history-1';

/** The history of every watched tag as the text of a file. */
export async function exportHistory(): Promise<string> {
  const history = await loadHistory();
  const tags = Object.entries(history).map(([image, states]) => [
    image,
    states.map(({ at, ...state }) => ({ at: new Date(at).toISOString(), ...state })),
  ]);
  return `${JSON.stringify({ form: FORM, tags: Object.fromEntries(tags) }, null, 2)}\n`;
}

export async function setWatchHours({ hours }: RequestOf<'watch.hours'>): Promise<null> {
  await changeSettings({ watchHours: hours });
  await changePlan((plan) => ({ ...plan, dueAt: 0 })); // the next round is planned again
  await arrangeWatch();
  return null;
}
