import { mkdirSync, writeFileSync } from 'node:fs';
import type { CellResult } from './cell.ts';

/** In a browser, or in memory. */
export type FaultWorldName = 'chromium' | 'firefox' | 'memory';

/** Where `npm run faults` finds what came of each cell. */
export const resultsFile = (world: FaultWorldName): URL =>
  new URL(`../../.output/faults/${world}.json`, import.meta.url);

/** Under this name, how often Firefox ended the worker by its own idle time-out. */
export const IDLE = 'idle';

/** Where it finds at how many moments of each flow a worker was ended. */
export const deathsFile = (world: FaultWorldName): URL =>
  new URL(`../../.output/faults/${world}-deaths.json`, import.meta.url);

export const keepDeaths = (world: FaultWorldName, moments: Record<string, number>): void =>
  keep(deathsFile(world), moments);

export const keepResults = (world: FaultWorldName, results: Record<string, CellResult>): void =>
  keep(resultsFile(world), results);

function keep(file: URL, value: object): void {
  mkdirSync(new URL('.', file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}
