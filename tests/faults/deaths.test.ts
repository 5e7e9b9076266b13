import { afterAll, afterEach, describe, expect, test, vi } from 'vitest';
import { MORTAL_FLOWS, type MortalFlow } from './deaths.ts';
import type { Outcome } from './flows.ts';
import { mortalWorld } from './mortal-worker.ts';
import { keepDeaths } from './results.ts';

/** All moments in `npm run faults`; otherwise one of so many, from another one each flow. */
const STRIDE = process.env.TAGKIN_FAULTS === 'all' ? 1 : 9;

const counts: Record<string, number> = {};
afterAll(() => {
  if (STRIDE === 1) keepDeaths('memory', counts);
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** The outcome without an end, and in how many moments it could have ended. */
async function unbroken(flow: MortalFlow): Promise<{ outcome: Outcome; moments: number }> {
  const world = mortalWorld();
  const { ask, life, during } = await world.start();
  await during(Promise.resolve(flow.before?.(ask)));
  const before = life.moments;
  const outcome = await during(flow.run(ask));
  if (outcome === null) throw new Error('it ended');
  return { outcome, moments: life.moments - before };
}

/** What does not hold after a worker has ended at a moment of a flow, as a sentence. */
async function endedAt(flow: MortalFlow, moment: number, outcome: Outcome): Promise<string | null> {
  const world = mortalWorld();
  if (flow.before) {
    const first = await world.start();
    await first.during(flow.before(first.ask));
  }
  const ended = await world.start(moment);
  await ended.during(flow.run(ended.ask));
  if (!ended.life.isOver) return null; // it had less to do than in one piece
  const next = await world.start();
  const lost = flow.stays ? await next.during(flow.stays(next.ask)) : null;
  if (lost !== null) return `${moment}: ${lost}`;
  const again = await next.during(flow.run(next.ask));
  return JSON.stringify(again) === JSON.stringify(outcome)
    ? null
    : `${moment}: ${JSON.stringify(again)?.slice(0, 300)}`;
}

describe('a worker that ends at any moment is continued by the next', () => {
  test.each(MORTAL_FLOWS.map((flow) => ({ name: flow.name, flow })))(
    '$name',
    async ({ flow }) => {
      const { outcome, moments } = await unbroken(flow);
      expect(moments).toBeGreaterThan(3);
      const wrong: string[] = [];
      for (let moment = 1 + (flow.name.length % STRIDE); moment <= moments; moment += STRIDE) {
        const problem = await endedAt(flow, moment, outcome);
        if (problem !== null) wrong.push(problem);
      }
      expect(wrong).toEqual([]);
      counts[flow.name] = moments;
    },
    600_000,
  );
});
