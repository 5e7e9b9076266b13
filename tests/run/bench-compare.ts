import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { builtExtension } from '../e2e/harness/built.ts';
import type { Driven } from '../e2e/harness/driven.ts';
import { launch } from '../e2e/harness/launch.ts';
import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { createSkopeo, type Skopeo } from '../real-registry/skopeo.ts';
import { columns, median } from './bench-text.ts';
import { roundTrips } from './round-trips.ts';

/** Milliseconds added to every answer. */
const LATENCY = 50;
const RUNS = 5;
const [FROM, TO] = ['nginx:1.30', 'nginx:1.31'];

interface Cost {
  trips: number;
  pulls: number;
  ms: number;
}

/** Two images of Docker Hub compared, cold, until the sentence; beside it `skopeo inspect --config` of each and `diff`. */
export async function benchCompare(): Promise<string[]> {
  const hub = await startHub({ latencyMs: LATENCY });
  hub.pulls.limit = 1_000_000;
  const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
  try {
    const rows = [
      [
        'ours, until the sentence',
        ...cells(
          await measured(
            hub,
            () => ours(driven),
            () => driven.reset(),
          ),
        ),
      ],
    ];
    if (missingPrograms() === undefined) {
      const skopeo = createSkopeo(hub);
      const both = await measured(hub, () => withSkopeo(skopeo)).finally(() => skopeo.close());
      rows.push(['skopeo inspect --config twice, diff', ...cells(both)]);
    }
    return columns([[`two images, cold, ${LATENCY} ms an answer`, 'round trips', 'pulls', 'time'], ...rows]);
  } finally {
    await driven.close();
    await hub.close();
  }
}

/** The counts of the last run, and the median time. */
async function measured(hub: Hub, run: () => Promise<void>, before = async () => {}): Promise<Cost> {
  const times: number[] = [];
  for (let at = 0; at < RUNS; at += 1) {
    await before();
    hub.clearLog();
    hub.pulls.used = 0;
    const began = performance.now();
    await run();
    times.push(performance.now() - began);
  }
  return { trips: roundTrips(hub.log), pulls: hub.pulls.used, ms: median(times) };
}

const cells = ({ trips, pulls, ms }: Cost): string[] => [`${trips}`, `${pulls}`, `${ms.toFixed(0)} ms`];

async function ours(driven: Driven): Promise<void> {
  const page = await driven.newPage();
  await page.goto(await driven.extensionUrl(`inspect.html?image=${FROM}&compare=${TO}`));
  await page.waitForSelector('[data-summary]');
}

async function withSkopeo(skopeo: Skopeo): Promise<void> {
  const directory = mkdtempSync(join(tmpdir(), 'tagkin-compare-'));
  const files = await Promise.all(
    [FROM, TO].map(async (image, at) => {
      const file = join(directory, `${at}.json`);
      writeFileSync(file, await skopeo.inspect(`registry-1.docker.io/library/${image}`, '--config'));
      return file;
    }),
  );
  const { status } = spawnSync('diff', files);
  rmSync(directory, { recursive: true });
  if (status !== 1) throw new Error('diff found no difference');
}

if (import.meta.main) console.log((await benchCompare()).join('\n'));
