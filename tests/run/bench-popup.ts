import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import { emptyExtension } from '../e2e/harness/empty-extension.ts';
import { launch } from '../e2e/harness/launch.ts';
import { startHub } from '../hub-in-a-box/index.ts';
import type { LoggedRequest } from '../hub-in-a-box/types.ts';
import { columns } from './bench-text.ts';

/** Milliseconds added to every answer. */
const LATENCY = 50;
const RUNS = 5;

/** When the page showed what, in ms since 1970, and how far what was there already has moved. */
interface Seen {
  version: number;
  config: number;
  shift: number;
}

/** A typed look-up at Docker Hub in the popup, cold: answers waited for until the version and until the exact config, pulls, layout shift. */
export async function benchPopup(): Promise<string[]> {
  const hub = await startHub({ latencyMs: LATENCY });
  const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
  const rows: number[][] = [];
  try {
    for (let run = 0; run < RUNS; run++) {
      hub.rate.reset();
      hub.pulls.used = 0;
      const page = await driven.newPage();
      await page.goto(await driven.extensionUrl('popup.html'));
      await page.waitForSelector('#image');
      hub.clearLog();
      const seen = await lookUp(page);
      rows.push([
        answersBefore(hub.log, seen.version),
        answersBefore(hub.log, seen.config),
        hub.pulls.used,
        seen.shift,
      ]);
      await page.close();
      await driven.background(emptyExtension);
      await driven.killWorker();
    }
  } finally {
    await driven.close();
    await hub.close();
  }
  const worst = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at] ?? 0)));
  return [
    `a look-up in the popup, cold, ${LATENCY} ms an answer: the worst of ${RUNS}`,
    ...columns([
      ['answers until the version', 'until the exact config', 'pulls', 'layout shift'],
      [`${worst[0]}`, `${worst[1]}`, `${worst[2]}`, (worst[3] ?? 0).toFixed(4)],
    ]),
  ];
}

async function lookUp(page: Page): Promise<Seen> {
  await page.evaluate(watch);
  await page.type('#image', 'nginx');
  await page.keyboard.press('Enter');
  const seen = await page.waitForFunction(
    () => {
      const { version, config, shift } = globalThis as unknown as Seen;
      return config > 0 && { version, config, shift };
    },
    { polling: 50 },
  );
  return (await seen.jsonValue()) as Seen;
}

/** Runs in the page, before the look-up. The box itself grows by what is typed: what the reader does is no shift. */
function watch(): void {
  const seen = globalThis as unknown as Seen;
  Object.assign(seen, { version: 0, config: 0, shift: 0 });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & {
      value: number;
      hadRecentInput: boolean;
    })[])
      if (!entry.hadRecentInput) seen.shift += entry.value;
  }).observe({ type: 'layout-shift' });
  new MutationObserver(() => {
    if (document.querySelector('[data-version]')) seen.version ||= Date.now();
    if (document.querySelector('[data-exact="true"], .kv [data-field="created"] time'))
      seen.config ||= Date.now();
  }).observe(document, { childList: true, subtree: true, attributes: true });
}

/** How many answers had to be waited for one after the other, of those that had come by then. */
function answersBefore(log: LoggedRequest[], time: number): number {
  let [count, end] = [0, 0];
  for (const { at, endedAt = Number.MAX_VALUE } of log.toSorted((a, b) => a.at - b.at)) {
    if (endedAt > time) continue;
    if (at >= end) count += 1;
    end = at >= end ? endedAt : Math.max(end, endedAt);
  }
  return count;
}
