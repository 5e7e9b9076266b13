import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import { launch } from '../e2e/harness/launch.ts';
import { large } from '../hub-in-a-box/data/large.ts';
import { startHub } from '../hub-in-a-box/index.ts';
import type { LoggedRequest } from '../hub-in-a-box/types.ts';
import { columns } from './bench-text.ts';
import { roundTrips } from './round-trips.ts';

/** Milliseconds added to every answer. */
const LATENCY = 50;

/** The inspect page at Docker Hub, cold: pulls and answers; and the longest task of a page of 127 layers, 300 variables and a 7 MB SBOM. */
export async function benchInspect(): Promise<string[]> {
  const hub = await startHub({ latencyMs: LATENCY, repositories: [large()] });
  const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
  try {
    const open = async (image: string, page: Page) => {
      await page.goto(await driven.extensionUrl(`inspect.html?image=${image}`));
      await page.waitForSelector('[data-section="layers"][data-state="complete"] [data-layer]');
    };
    hub.clearLog();
    const page = await driven.newPage();
    await open('nginx', page);
    const trips = roundTrips(hub.log.filter(isAnswered));
    const before = hub.pulls.used;
    await press(page, '[data-action="exact"]', '[data-exact="true"]');
    const pulls = [before, hub.pulls.used];

    const big = await driven.newPage();
    const ofPage = await longestOf(big, async () => {
      await open('lab/large:1', big);
      await press(big, '[data-action="exact"]', '[data-exact="true"]');
    });
    const ofSbom = await longestOf(big, async () => {
      await press(big, '[data-section="attestations"] [data-action="load"]', '[data-predicate]');
      await press(big, '[data-predicate] [data-action="load"]', '[data-package]');
    });
    return [
      `the inspect page, cold, ${LATENCY} ms an answer`,
      ...columns([
        ['answers until head and layers', 'pulls until then', 'until the exact config'],
        [`${trips}`, `${pulls[0]}`, `${pulls[1]}`],
      ]),
      `longest task, in ms of the processor: 127 layers and 300 variables ${ofPage}, an SBOM of 7 MB ${ofSbom}`,
    ];
  } finally {
    await driven.close();
    await hub.close();
  }
}

interface TraceEvent {
  name: string;
  pid: number;
  tid: number;
  /** The processor's time in it, in microseconds. */
  tdur?: number;
  args: { name?: string };
}

/** Time in which lists that are drawn in slices come to their end, in ms. */
const SETTLED_MS = 1000;

/**
 * The longest task on the main thread while this is done, in ms of the processor: the time on the clock says on a busy machine how busy
 * that is.
 */
async function longestOf(page: Page, act: () => Promise<void>): Promise<number> {
  await page.tracing.start({ categories: ['toplevel', 'disabled-by-default-devtools.timeline'] });
  await act();
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  const trace = await page.tracing.stop();
  const { traceEvents }: { traceEvents: TraceEvent[] } = JSON.parse(new TextDecoder().decode(trace));
  const thread = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
  const isMain = new Set(
    traceEvents
      .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
      .map(thread),
  );
  const tasks = traceEvents.filter((event) => event.name.endsWith('RunTask') && isMain.has(thread(event)));
  return Math.round(tasks.reduce((longest, { tdur = 0 }) => Math.max(longest, tdur), 0) / 1000);
}

async function press(page: Page, button: string, result: string): Promise<void> {
  const found = await page.waitForSelector(button);
  await found?.evaluate((element) => (element as HTMLElement).click());
  await page.waitForSelector(result);
}

const isAnswered = ({ host, endedAt }: LoggedRequest) => host === 'hub.docker.com' && endedAt !== undefined;

if (import.meta.main) console.log((await benchInspect()).join('\n'));
