import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import { launch } from '../e2e/harness/launch.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { columns, median, milliseconds } from './bench-text.ts';
import { isTask, startTrace, type TraceEvent, tracedOn } from './trace-tasks.ts';

const RUNS = 5;
const BLOCKS = 100;

interface Measured {
  /** The page's longest task, in ms. */
  task: number;
  /** The longest that our own scripts ran without a pause, in ms. */
  ours: number;
  /** Cumulative layout shift. */
  shift: number;
}

/** The longest task and the layout shift on a page of 100 tag blocks in Chromium: with the extension, and without. */
export async function benchPage(): Promise<string[]> {
  const hub = await startHub({ latencyMs: 50 });
  hub.page.pageSize = BLOCKS;
  const empty = emptyExtension();
  try {
    const without = await measure(hub, empty, 0);
    const withUs = await measure(hub, builtExtension('chromium'), BLOCKS);
    const row = (name: string, of: Measured[]) => [
      name,
      milliseconds(median(of.map(({ task }) => task))),
      milliseconds(median(of.map(({ ours }) => ours))),
      Math.max(...of.map(({ shift }) => shift)).toFixed(4),
    ];
    return [
      `${BLOCKS} tag blocks, from navigation until all is shown; medians of ${RUNS}, the worst shift`,
      ...columns([
        ['', 'longest task', 'in our code', 'layout shift'],
        row('without the extension', without),
        row('with it', withUs),
      ]),
    ];
  } finally {
    rmSync(empty, { recursive: true });
    await hub.close();
  }
}

/** An extension that does nothing, so that both runs are otherwise the same. */
function emptyExtension(): string {
  const directory = mkdtempSync(join(tmpdir(), 'tagkin-none-'));
  const manifest = { manifest_version: 3, name: 'none', version: '1' };
  writeFileSync(join(directory, 'manifest.json'), JSON.stringify(manifest));
  return directory;
}

async function measure(hub: Hub, extension: string, hosts: number): Promise<Measured[]> {
  const driven = await launch('chromium', { hub, extension });
  const measured: Measured[] = [];
  try {
    for (let run = 0; run <= RUNS; run++) {
      hub.rate.reset();
      const page = await driven.newPage();
      const one = await visit(page, hosts);
      if (run > 0) measured.push(one); // the first warms up
      await page.close();
    }
  } finally {
    await driven.close();
  }
  return measured;
}

async function visit(page: Page, hosts: number): Promise<Measured> {
  await page.evaluateOnNewDocument(watchShifts);
  await startTrace(page);
  await page.goto('https://hub.docker.com/r/bigcorp/hundred/tags', { waitUntil: 'networkidle0' });
  await page.waitForFunction(isShown, { polling: 100 }, hosts);
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 500)));
  const shift = await page.evaluate(() => (globalThis as unknown as { shift: number }).shift);
  return { ...longest(await tracedOn(page, 'https://hub.docker.com')), shift };
}

/** Runs in the page, before anything else there. */
function watchShifts(): void {
  const sum = globalThis as unknown as { shift: number };
  sum.shift = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) sum.shift += (entry as unknown as { value: number }).value;
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Runs in the page: so many hosts have their answer. */
function isShown(hosts: number): boolean {
  const all = [...document.querySelectorAll('tagkin-aliases, tagkin-listing')];
  return all.length >= hosts && all.every((host) => host.getAttribute('data-state') === 'complete');
}

/** The longest task of the main thread that drew the page, and the longest run of an extension's script on it. */
function longest(events: readonly TraceEvent[]): { task: number; ours: number } {
  const most = (some: TraceEvent[]) => Math.max(0, ...some.map(({ dur = 0 }) => dur / 1000));
  return {
    task: most(events.filter(isTask)),
    ours: most(
      events.filter(
        ({ name, args }) =>
          ['EvaluateScript', 'FunctionCall'].includes(name) &&
          args.data?.url?.startsWith('chrome-extension:'),
      ),
    ),
  };
}
