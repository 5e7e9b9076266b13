import * as v from 'valibot';
import type { Failure } from '../failure.ts';
import { validItems, validProperties } from '../settings/tolerant.ts';
import { type History, pastStateOf, withStates } from '../watch/history.ts';
import { NO_PLAN, type RoundPlan } from '../watch/plan.ts';
import { watchedImage } from '../watch/repositories.ts';
import { MAX_WATCHED, type TagImage, type Watched } from '../watch/watched.ts';
import { durableStore } from './durable.ts';
import { mutex } from './mutex.ts';
import { number } from './shapes.ts';

/*
 * The watched tags, their history, and what is left of a round. The user chose them and no request brings them back, so they are
 * kept like settings: clearing the cache leaves them.
 */

const text = v.pipe(v.string(), v.maxLength(300));

const ImageSchema: v.GenericSchema<unknown, TagImage> = v.object({
  digest: text,
  platforms: validItems(v.object({ platform: text, digest: text })),
  version: v.fallback(
    v.nullable(v.object({ version: text, tag: text, level: v.picklist(['index', 'platform']) })),
    null,
  ),
  aliases: validItems(text),
  pushedAt: number,
  at: number,
});

/** A failure of the closed list is not checked in every detail: it is shown by its kind. */
const FailureSchema = v.custom<Failure>(
  (value) => typeof value === 'object' && value !== null && typeof (value as Failure).kind === 'string',
);

const WatchedSchema: v.GenericSchema<unknown, Watched> = v.object({
  image: v.pipe(
    v.string(),
    v.check((image) => watchedImage(image) === image),
  ),
  since: number,
  before: v.nullable(ImageSchema),
  now: v.nullable(ImageSchema),
  lookedAt: number,
  foundAt: number,
  missingSince: v.nullable(number),
  isMissingSeen: v.boolean(),
  failure: v.fallback(v.nullable(FailureSchema), null),
  newer: v.fallback(v.nullable(text), null),
  told: v.fallback(v.nullable(text), null),
});

const PlanSchema: v.GenericSchema<unknown, RoundPlan> = v.object({
  dueAt: number,
  roundAt: number,
  left: validItems(v.string()),
  asked: v.optional(validItems(v.string()), []), // earlier builds had none
  steps: number,
  waits: validProperties(number),
  newest: validProperties(number),
});

const PastSchema = v.object({ at: number, digest: v.nullable(text), version: v.nullable(text) });

const watched = durableStore('watched', validItems(WatchedSchema));
const plan = durableStore('watch-plan', PlanSchema);
const history = durableStore<History>('watch-history', validProperties(validItems(PastSchema)));
const changing = mutex();
const planning = mutex();

/** The watched tags, each once. A broken one is left out, and takes no other with it. */
export async function loadWatched(): Promise<Watched[]> {
  const all = (await watched.load()) ?? [];
  return [...new Map(all.map((each) => [each.image, each])).values()].slice(0, MAX_WATCHED);
}

/**
 * Changes the list. The history is stored first: a worker that ends between the two adds the same state again, which is
 * harmless.
 */
export const changeWatched = (change: (all: Watched[]) => Watched[]): Promise<Watched[]> =>
  changing(async () => {
    const before = await loadWatched();
    const next = change(before);
    if (!isSamePast(before, next)) await history.save(withStates(await loadHistory(), next, Date.now()));
    await watched.save(next);
    return next;
  });

/** Whether the history has all of it already: few looks change anything, and it may be large. */
function isSamePast(before: readonly Watched[], next: readonly Watched[]): boolean {
  const past = (all: readonly Watched[]) =>
    JSON.stringify(all.map((each) => [each.image, pastStateOf(each)]));
  return past(before) === past(next);
}

export const loadHistory = async (): Promise<History> => (await history.load()) ?? {};

export const loadPlan = async (): Promise<RoundPlan> => (await plan.load()) ?? NO_PLAN;

export const changePlan = (change: (before: RoundPlan) => RoundPlan): Promise<RoundPlan> =>
  planning(async () => {
    const before = await loadPlan();
    const next = change(before);
    if (next !== before) await plan.save(next);
    return next;
  });
