import { dueAfter, isTooFar, restUntil } from './due.ts';

/** What is kept of rounds. Times in ms since 1970; 0: never. */
export interface RoundPlan {
  /** When the next round is due. */
  dueAt: number;
  /** When the last round began. */
  roundAt: number;
  /** Repositories that the round under way has still to ask, as `registry/repository`. */
  left: string[];
  /** Images of those repositories that it has asked for already: what ended in the middle goes on there. */
  asked: string[];
  /** Steps of that round so far. */
  steps: number;
  /** By registry: until when it asked to be left alone. */
  waits: Record<string, number>;
  /** By repository of Docker Hub: the newest push that was seen, by Hub's clock. */
  newest: Record<string, number>;
}

export const NO_PLAN: RoundPlan = {
  dueAt: 0,
  roundAt: 0,
  left: [],
  asked: [],
  steps: 0,
  waits: {},
  newest: {},
};

/** A round that takes more steps ends: something in it ends the worker each time. */
const MAX_STEPS = 60;

/** How long after a step the next one is due if the worker ends meanwhile, in ms: browsers round up to half a minute. */
const GUARD_MS = 60_000;

/** No registry is waited for longer than this, in ms. */
const MAX_WAIT_MS = 3_600_000;

/** A round over these repositories begins: what an unfinished one left is part of it. */
export const withRound = (
  plan: RoundPlan,
  repositories: readonly string[],
  { now, hours, random }: { now: number; hours: number; random: number },
): RoundPlan => ({
  ...plan,
  dueAt: dueAfter(now, hours, random),
  roundAt: now,
  left: [...repositories],
  asked: [],
  steps: 0,
  waits: {},
  newest: Object.fromEntries(Object.entries(plan.newest).filter(([name]) => repositories.includes(name))),
});

/** The registry of a repository's name. */
export const registryOf = (name: string): string => name.slice(0, name.indexOf('/'));

/** Until when a registry is waited for; 0: it is not. A wait that would last too long is over: the clock was set back. */
export function waitUntil({ waits }: RoundPlan, registry: string, now: number): number {
  const until = waits[registry] ?? 0;
  return until > now && until - now <= MAX_WAIT_MS ? until : 0;
}

/** The repositories that may be asked now. */
export const askable = (plan: RoundPlan, now: number): string[] =>
  plan.left.filter((name) => waitUntil(plan, registryOf(name), now) === 0);

/** Another step of the round under way; one of too many ends it. */
export const withStep = (plan: RoundPlan): RoundPlan =>
  plan.steps >= MAX_STEPS ? { ...plan, left: [] } : { ...plan, steps: plan.steps + 1 };

/** More repositories to ask, for tags that are new in the list: no round begins by it. */
export const withMore = (plan: RoundPlan, names: readonly string[]): RoundPlan => ({
  ...plan,
  left: [...new Set([...plan.left, ...names])],
  steps: 0,
});

/** The repository is done with. */
export const without = (plan: RoundPlan, name: string): RoundPlan => ({
  ...plan,
  left: plan.left.filter((other) => other !== name),
  asked: plan.asked.filter((image) => !image.startsWith(`${name}:`)),
});

/** These images were asked for; others of their repository are left. */
export const withAsked = (plan: RoundPlan, images: Iterable<string>): RoundPlan => ({
  ...plan,
  asked: [...new Set([...plan.asked, ...images])],
});

/** The rest of a registry's repositories is postponed. */
export const withWait = (plan: RoundPlan, registry: string, until: number, now: number): RoundPlan => ({
  ...plan,
  waits: { ...plan.waits, [registry]: Math.min(Math.max(until, now + 1000), now + MAX_WAIT_MS) },
});

/** A plan whose next round is due at a sensible time, whatever the clock was set to. */
export const withDue = (plan: RoundPlan, clock: { now: number; hours: number; random: number }): RoundPlan =>
  plan.dueAt === 0 || isTooFar(plan.dueAt, clock.now, clock.hours)
    ? { ...plan, dueAt: dueAfter(clock.now, clock.hours, clock.random) }
    : plan;

/** When the worker must be woken next: for the rest of a round, or for the next one. */
export function alarmAt(plan: RoundPlan, now: number): number {
  if (plan.left.length === 0) return Math.max(now + GUARD_MS, plan.dueAt, restUntil(plan.roundAt, now));
  const waits = plan.left.map((name) => waitUntil(plan, registryOf(name), now));
  return Math.max(now + GUARD_MS, Math.min(...waits));
}
