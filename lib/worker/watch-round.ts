import { failureOf, TagkinError } from '../failure.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { loadSettings } from '../store/settings.ts';
import { changePlan, changeWatched, loadPlan, loadWatched } from '../store/watched.ts';
import { observe, type Seen } from '../watch/observe.ts';
import {
  askable,
  type RoundPlan,
  registryOf,
  withAsked,
  without,
  withRound,
  withStep,
  withWait,
} from '../watch/plan.ts';
import { byRepository, type WatchedTag } from '../watch/repositories.ts';
import type { Wishes } from '../watch/state.ts';
import { settleIdentities } from './identities.ts';
import { type Looked, type Looking, lookAtHub } from './watch-hub.ts';
import { lookAtRegistry } from './watch-registry.ts';

/** After this long a step begins no other repository, and its requests end, in ms: browsers end a worker after 30 s. */
const STEP_MS = 10_000;
const STEP_TIMEOUT_MS = 18_000;

/** Repositories at once: of Docker Hub, whose limit the reader shares, and elsewhere. */
const LANES = { hub: 1, elsewhere: 4 };

/** Steps in which a host that cannot be reached is tried again, and how long after one another, in ms: a machine that wakes up has no network yet. */
const RETRIES = 3;
const RETRY_AFTER_MS = 10 * 60_000;

export async function wishesNow(): Promise<Wishes> {
  const { platform, watchByPlatform: byPlatform, watchNewer: newer } = await loadSettings();
  return { platform, byPlatform, newer };
}

/** Begins a round over every watched tag. */
export async function beginRound(): Promise<void> {
  const names = [...byRepository(await loadWatched()).keys()];
  const { watchHours: hours } = await loadSettings();
  await changePlan((plan) => withRound(plan, names, { now: Date.now(), hours, random: Math.random() }));
}

/** The step in flight: two never run at once. The only state; it may be lost. */
let running: Promise<void> | null = null;

/**
 * One step of what is to be asked. What a repository told is stored before it counts as asked, so that a worker that ends between
 * any two awaits asks that one again.
 */
export function advanceRound(): Promise<void> {
  running ??= step().finally(() => {
    running = null;
  });
  return running;
}

/** Once no step is in flight. What a step has asked already, it does not ask for a round that begins meanwhile. */
export const stepEnded = async (): Promise<void> => void (await running?.catch(() => undefined));

async function step(): Promise<void> {
  if ((await loadPlan()).left.length === 0) return;
  await settleIdentities();
  await changePlan(withStep);
  const began = performance.now();
  const signal = AbortSignal.timeout(STEP_TIMEOUT_MS);
  const wishes = await wishesNow();
  const taken = new Set<string>();
  const isOver = () => performance.now() - began >= STEP_MS;
  const lane = async (isOfLane: (name: string) => boolean) => {
    while (!isOver()) {
      const plan = await loadPlan();
      const name = askable(plan, Date.now()).find((one) => isOfLane(one) && !taken.has(one));
      if (name === undefined) return;
      taken.add(name);
      await lookAt(name, plan, { wishes, signal, isOver });
    }
  };
  const isAtHub = (name: string) => registryOf(name) === DOCKER_HUB;
  await Promise.all([
    ...Array.from({ length: LANES.hub }, () => lane(isAtHub)),
    ...Array.from({ length: LANES.elsewhere }, () => lane((name) => !isAtHub(name))),
  ]);
}

/** Looks at one repository, and stores what that told. */
async function lookAt(name: string, plan: RoundPlan, how: Omit<Looking, 'asked'>): Promise<void> {
  const tags = byRepository(await loadWatched()).get(name) ?? [];
  if (tags.length === 0) return void (await changePlan((now) => without(now, name)));
  // One that was removed and added again is new.
  const known = tags.filter(({ watched }) => watched.lookedAt > 0).map(({ watched }) => watched.image);
  const looking = { ...how, asked: new Set(known.filter((image) => plan.asked.includes(image))) };
  const looked = await (registryOf(name) === DOCKER_HUB
    ? lookAtHub(tags, plan.newest[name], looking)
    : lookAtRegistry(tags, looking)
  ).catch((error: unknown): Looked => ({ seen: new Map(), end: { error } }));
  const { seen, newest, end } = looked;
  // A reset: nothing of it may be stored.
  if (end?.error instanceof TagkinError && end.error.failure.status === 499) throw end.error;
  await store(seen);
  if (end) {
    await changePlan((now) => withAsked(now, seen.keys()));
    const isTold = ({ watched: { image } }: WatchedTag) => seen.has(image) || looking.asked.has(image);
    const rest = tags.filter((tag) => !isTold(tag));
    if (end.error !== undefined) await failed(name, rest, end.error, plan.steps);
    return;
  }
  await changePlan((now) => ({
    ...without(now, name),
    ...(newest !== undefined && { newest: { ...now.newest, [name]: newest } }),
  }));
}

async function failed(
  name: string,
  tags: readonly WatchedTag[],
  error: unknown,
  steps: number,
): Promise<void> {
  const failure = failureOf(error);
  const registry = registryOf(name);
  const now = Date.now();
  if (failure.kind === 'rate-limited') {
    const until = failure.until ?? now + 60_000;
    await changePlan((plan) => withWait(plan, registry, until, now));
    return;
  }
  await store(new Map(tags.map(({ watched }) => [watched.image, { kind: 'failed', failure }])));
  const isRetried = failure.kind === 'network' && failure.status === undefined && steps < RETRIES;
  await changePlan((plan) =>
    isRetried ? withWait(plan, registry, now + RETRY_AFTER_MS, now) : without(plan, name),
  );
}

const store = (seen: ReadonlyMap<string, Seen>) =>
  changeWatched((all) =>
    all.map((watched) => {
      const told = seen.get(watched.image);
      return told ? observe(watched, told, Date.now()) : watched;
    }),
  );
