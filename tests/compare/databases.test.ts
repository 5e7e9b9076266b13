import { expect, test } from 'vitest';
import { databaseOf, isDatabase } from '../../lib/compare/databases.ts';
import { collectEntries } from '../../lib/layers/entry-list.ts';
import type { PackageKind } from '../../lib/layers/packages/package.ts';
import type { FoundPackages } from '../../lib/layers/packages/read-packages.ts';

const STATUS = 'var/lib/dpkg/status';
const UNION = 'var/lib/dpkg/status.d';

const database = (path: string, text: string, more: Partial<FoundPackages> = {}): FoundPackages => ({
  ...{ kind: 'deb' as PackageKind, path },
  packages: text
    .split(' ')
    .filter(Boolean)
    .map((one) => ({ name: one.split('=')[0] ?? '', version: one.split('=')[1] ?? '' })),
  ...more,
});

/** A layer with these databases, which removes these paths of those below. */
const layer = (packages: FoundPackages[], ...gone: string[]) => {
  const collected = collectEntries();
  for (const path of gone)
    collected.add({ path, kind: 'whiteout', size: 0, mode: 0, uid: 0, gid: 0, modified: 0 });
  return { packages, listing: collected.listing() };
};
const told = (...layers: Parameters<typeof databaseOf>[0]) =>
  databaseOf(layers)?.packages.map(({ name, version, type }) => `${type} ${name} ${version}`);

test('the uppermost database counts, and the layers below it need not be read', () => {
  const top = layer([database(STATUS, 'a=2')]);
  expect(told(top, undefined)).toEqual(['deb a 2']);
  expect(told(layer([]), layer([database(STATUS, 'a=1')]))).toEqual(['deb a 1']);
  expect(databaseOf([layer([]), undefined])).toBe(undefined);
  expect(databaseOf([layer([]), layer([])])).toBe(null);
  expect(databaseOf([])).toBe(null);
});

test('one that a layer above removes is not there any more', () => {
  const base = layer([database(STATUS, 'a=1')]);
  for (const gone of [STATUS, 'var/lib/dpkg', 'var']) expect(databaseOf([layer([], gone), base])).toBe(null);
  // A whiteout acts on the layers below, not on its own.
  expect(told(layer([database(STATUS, 'a=2')], STATUS), base)).toEqual(['deb a 2']);
});

test('files of several layers are one database; the upper ones count', () => {
  const [upper, lower] = [database(UNION, 'a=2 b=1'), database(UNION, 'a=1 c=1')];
  expect([isDatabase([upper]), isDatabase([upper, database(STATUS, '')])]).toEqual([false, true]);
  expect(told(layer([upper]), layer([lower]))).toEqual(['deb a 2', 'deb b 1', 'deb c 1']);
  expect(databaseOf([layer([upper]), undefined])).toBe(undefined);
});

test('one that cannot be read is told; versions of chisel are ordered as those of Debian', () => {
  const bdb = database('var/lib/rpm/Packages', '', { kind: 'rpm', failure: 'unsupported' });
  expect(databaseOf([layer([bdb])])).toMatchObject({ kind: 'rpm', failure: 'unsupported' });
  expect(told(layer([database('var/lib/chisel/manifest.wall', 'a=1', { kind: 'chisel' })]))).toEqual([
    'deb a 1',
  ]);
});
