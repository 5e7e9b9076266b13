import { expect, test } from 'vitest';
import { REGISTRIES } from '../../lib/hosts/registry-table.ts';
import { DISTRIBUTION } from '../../lib/sources/bulk-source.ts';
import { SOURCES } from '../../lib/sources/sources.ts';
import { KINDS } from './fakes/kinds.ts';

const IDS = SOURCES.map(({ id }) => id);

test('ids are unique, and the fallback is last', () => {
  expect(new Set(IDS).size).toBe(IDS.length);
  expect(IDS.at(-1)).toBe(DISTRIBUTION);
});

test('every source that the registry table names exists', () => {
  const named = REGISTRIES.flatMap(({ source }) => source ?? []);
  expect(named.filter((id) => !IDS.includes(id))).toEqual([]);
});

test('a source can be reached: by a known host, or by detection', () => {
  const unreached = SOURCES.filter(
    ({ id, detect }) => !detect && !REGISTRIES.some(({ source }) => source === id),
  );
  expect(unreached).toEqual([]);
});

test("the host of a source's API is requested with the other hosts of its registry, unless it is opt-in", () => {
  const OPT_IN = ['ghcr'];
  const missing = SOURCES.filter(
    ({ id, apiHost }) =>
      apiHost &&
      !OPT_IN.includes(id) &&
      !REGISTRIES.every(({ source, sideHosts = [] }) => source !== id || sideHosts.includes(apiHost)),
  );
  expect(missing).toEqual([]);
});

test('every source is tested with each property of tests/sources/advance.test.ts', () => {
  expect(IDS.filter((id) => !KINDS.some(({ kind }) => kind === id))).toEqual([]);
});
