import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FaultWorld } from '../faults/cell.ts';
import { MORTAL_FLOWS, type MortalFlow } from '../faults/deaths.ts';
import type { Ask, Outcome } from '../faults/flows.ts';
import { BIG, CAP } from '../faults/repositories.ts';
import { IDLE, keepDeaths } from '../faults/results.ts';
import type { LoggedRequest } from '../hub-in-a-box/index.ts';
import { browserKind, describeBrowser } from './harness/index.ts';
import { browserWorld } from './support/fault-world.ts';

/** Before the answer to a request, or after it; request 0 is the message itself, before any. */
interface Moment {
  request: number;
  when: 'before' | 'after';
}

/** The shortest that a machine under load can answer a message in, in ms: a worker that is always ended before it answers proves nothing. */
const IDLE_MS = 300;

/** Every moment in `npm run faults`; otherwise one in the middle of each flow. */
const isWhole = process.env.TAGKIN_FAULTS === 'all';

describeBrowser(
  'a worker that ends at any moment',
  (world) => {
    const errors: string[] = [];
    const moments: Record<string, number> = {};
    let faulty: FaultWorld;
    beforeAll(async () => {
      faulty = await browserWorld(world, errors);
    });
    afterAll(() => {
      if (isWhole) keepDeaths(browserKind, moments);
    });

    /** Ends the worker at a moment of what begins now. Out: ends that. */
    function endAt({ request, when }: Moment): () => void {
      let count = 0;
      const isNext = () => ++count === request;
      const mend =
        when === 'before' && request > 0 ? faulty.addFault({ match: isNext, kind: 'hang', times: 1 }) : null;
      const isReached = (log: LoggedRequest[]) =>
        when === 'before' ? log.length >= request : log[request - 1]?.endedAt !== undefined;
      let isOver = false;
      void (async () => {
        while (!isOver && !isReached(world.hub.log)) await setTimeout(2);
        if (!isOver) await world.driven.killWorker();
        mend?.();
        faulty.dropSilent();
      })();
      return () => {
        isOver = true;
      };
    }

    async function begin(flow: MortalFlow): Promise<void> {
      await faulty.reset();
      await flow.before?.(faulty.ask);
      world.hub.clearLog();
    }

    /** Sends a message, and waits until the browser itself has ended the worker. */
    async function askAndEnd(...message: Parameters<Ask>): Promise<unknown> {
      try {
        return await faulty.ask(...message);
      } finally {
        while (await world.driven.backgroundRuns()) await setTimeout(10);
        moments[IDLE] = (moments[IDLE] ?? 0) + 1;
      }
    }

    const flows = MORTAL_FLOWS.map((flow) => ({ name: flow.name, flow }));
    test.runIf(browserKind === 'firefox').each(flows)(
      '$name, ended by the browser’s own idle time-out after every message',
      async ({ flow }) => {
        await begin(flow);
        const whole: Outcome = await flow.run(faulty.ask);
        await world.driven.setIdleTimeout?.(IDLE_MS);
        await world.driven.killWorker(); // the time is read when one starts
        try {
          await begin(flow);
          expect(await flow.run(askAndEnd as Ask)).toEqual(whole);
        } finally {
          await world.driven.setIdleTimeout?.(null);
        }
        expect(moments[IDLE]).toBeGreaterThan(1);
        expect(errors).toEqual([]);
      },
      120_000,
    );

    test.each(flows)(
      '$name',
      async ({ name, flow }) => {
        await begin(flow);
        const whole: Outcome = await flow.run(faulty.ask);
        const requests = world.hub.log.length;
        const all = Array.from({ length: requests }, (_, at) => at + 1).flatMap((request): Moment[] => [
          { request, when: 'before' },
          { request, when: 'after' },
        ]);
        const schedule: Moment[] = [{ request: 0, when: 'before' }, ...all];
        const tried = isWhole ? schedule : [schedule[schedule.length >> 1] ?? { request: 0, when: 'before' }];
        for (const moment of tried) {
          await begin(flow);
          const stop = endAt(moment);
          const again = await flow.run(faulty.ask).finally(stop);
          expect({ moment, same: isDeepStrictEqual(again, whole) }).toEqual({ moment, same: true });
        }
        moments[name] = tried.length;
        expect(errors).toEqual([]);
      },
      600_000,
    );
  },
  { bigSize: BIG, anonymousCap: CAP },
);
