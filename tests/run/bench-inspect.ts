import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import { launch } from '../e2e/harness/launch.ts';
import { large } from '../hub-in-a-box/data/large.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { columns } from './bench-text.ts';

/** Milliseconds added to every answer. */
const LATENCY = 50;

/** The longest task of the page's main thread so far, in ms; 0 for none over 50. */
type Tasks = { longest: number };

/** The inspect page at Docker Hub, cold: pulls and answers; and the longest task of a page of 127 layers, 300 variables and a 7 MB SBOM. */
export async function benchInspect(): Promise<string[]> {
  const hub = await startHub({ latencyMs: LATENCY, repositories: [large()] });
  const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
  try {
    const open = async (image: string) => {
      const page = await driven.newPage();
      await page.evaluateOnNewDocument(watch);
      await page.goto(await driven.extensionUrl(`inspect.html?image=${image}`));
      await page.waitForSelector('[data-section="layers"][data-state="complete"] [data-layer]');
      return page;
    };
    hub.clearLog();
    const page = await open('nginx');
    const trips = roundTrips(hub);
    const before = hub.pulls.used;
    await press(page, '[data-action="exact"]', '[data-exact="true"]');
    const pulls = [before, hub.pulls.used];

    const big = await open('lab/large:1');
    await press(big, '[data-action="exact"]', '[data-exact="true"]');
    const ofPage = await longestOf(big);
    await press(big, '[data-section="attestations"] [data-action="load"]', '[data-predicate]');
    await press(big, '[data-predicate] [data-action="load"]', '[data-package]');
    const ofSbom = await longestOf(big);
    return [
      `the inspect page, cold, ${LATENCY} ms an answer`,
      ...columns([
        ['answers until head and layers', 'pulls until then', 'until the exact config'],
        [`${trips}`, `${pulls[0]}`, `${pulls[1]}`],
      ]),
      `longest task: 127 layers and 300 variables ${task(ofPage)}, an SBOM of 7 MB ${task(ofSbom)}`,
    ];
  } finally {
    await driven.close();
    await hub.close();
  }
}

/** Since it was last asked. */
const longestOf = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const tasks = globalThis as unknown as Tasks;
    const { longest } = tasks;
    tasks.longest = 0;
    return longest;
  });

const task = (longest: number): string => (longest > 0 ? `${longest.toFixed(0)} ms` : 'under 50 ms');

async function press(page: Page, button: string, result: string): Promise<void> {
  const found = await page.waitForSelector(button);
  await found?.evaluate((element) => (element as HTMLElement).click());
  await page.waitForSelector(result);
}

/** Runs in the page. */
function watch(): void {
  const tasks = globalThis as unknown as Tasks;
  tasks.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) tasks.longest = Math.max(tasks.longest, duration);
  }).observe({ type: 'longtask', buffered: true });
}

/** Answers of Docker Hub's API that were waited for one after the other. */
function roundTrips({ log }: Hub): number {
  let [count, end] = [0, 0];
  const asked = log.filter(({ host, endedAt }) => host === 'hub.docker.com' && endedAt !== undefined);
  for (const { at, endedAt = at } of asked.toSorted((a, b) => a.at - b.at)) {
    if (at >= end) count += 1;
    end = at >= end ? endedAt : Math.max(end, endedAt);
  }
  return count;
}

if (import.meta.main) console.log((await benchInspect()).join('\n'));
