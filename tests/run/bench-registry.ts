import { type Hub, startHub } from '../hub-in-a-box/index.ts';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { createClient, find } from '../real-registry/client.ts';
import { createSkopeo } from '../real-registry/skopeo.ts';
import { roundTrips } from './round-trips.ts';

/** Milliseconds added to every answer: a registry on the same continent. */
const LATENCY = 50;
const RUNS = 5;
const IMAGE = 'registry-1.docker.io/real/app:1';

/** What one way of looking costs. */
interface Cost {
  name: string;
  requests: number;
  /** How many answers had to be waited for one after the other. */
  roundTrips: number;
  /** Counted manifest GETs. */
  pulls: number;
  /** Median of the runs, in milliseconds. */
  time: number;
}

/**
 * Looks at one image of the real registry, as Docker Hub serves it, with 50 ms added to every answer: with our client and,
 * in the same run, with `skopeo inspect` (index, manifest and config; no tags). Returns the lines of a table.
 */
export async function benchRegistry(): Promise<string[]> {
  const missing = missingPrograms();
  if (missing !== undefined) return [`inspect an image: not measured. ${missing}`];
  const hub = await startHub({ real: true });
  hub.pulls.limit = 1_000_000;
  hub.latency = LATENCY;
  const skopeo = createSkopeo(hub);
  try {
    const { digest } = find(await createClient(hub).look(IMAGE), 'digest');
    const kept = createClient(hub);
    const byTag = () => kept.look(IMAGE, { known: digest });
    const byDigest = () => kept.look(`registry-1.docker.io/real/app@${digest}`);
    const costs = [
      await measure(hub, 'skopeo inspect', () => skopeo.inspect(IMAGE, '--no-tags')),
      await measure(hub, 'ours, cold', () => createClient(hub).look(IMAGE)),
      await measure(
        hub,
        'ours, token kept',
        () => kept.look(IMAGE),
        () => kept.content.clear(),
      ),
      await measure(hub, 'ours, content kept, by tag', byTag),
      await measure(hub, 'ours, content kept, by digest', byDigest),
    ];
    return table(costs);
  } finally {
    skopeo.close();
    await hub.close();
  }
}

/** Runs once to warm up, then the given number of times; the counts are the same each time. */
async function measure(
  hub: Hub,
  name: string,
  run: () => Promise<unknown>,
  before: () => void = () => undefined,
): Promise<Cost> {
  const times: number[] = [];
  for (let at = 0; at <= RUNS; at += 1) {
    before();
    hub.clearLog();
    hub.pulls.used = 0;
    const started = performance.now();
    await run();
    if (at > 0) times.push(performance.now() - started);
  }
  const { log, pulls } = hub;
  return { name, requests: log.length, roundTrips: roundTrips(log), pulls: pulls.used, time: median(times) };
}

const median = (times: number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

function table(costs: Cost[]): string[] {
  const skopeo = costs[0]?.time ?? 0;
  const rows = costs.map(({ name, requests, roundTrips: trips, pulls, time }) => {
    const ratio = requests > 0 ? `${(skopeo / time).toFixed(1)} ×` : '–';
    return [name, `${requests}`, `${trips}`, `${pulls}`, `${time.toFixed(0)} ms`, ratio];
  });
  const head = [
    `inspect an image, ${LATENCY} ms an answer`,
    'requests',
    'round trips',
    'pulls',
    'time',
    'faster',
  ];
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number) =>
    column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0);
  return all.map((row) => row.map(pad).join('  '));
}

if (import.meta.main) console.log((await benchRegistry()).join('\n'));
