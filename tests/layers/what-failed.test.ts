import { expect, test } from 'vitest';
import { type Arrived, whatFailed } from '../../entrypoints/inspect/layer/what-failed.ts';
import type { Failure } from '../../lib/failure.ts';

const whole = { bytes: 100, size: 100, isEnded: true, matches: async () => true };
const of = (failure: Failure | null, arrived: Partial<Arrived>) =>
  whatFailed(failure, { ...whole, ...arrived });
const wrong = async () => false;
const malformed = { kind: 'malformed' } as const;

test('whole bytes with their digest: an archive that cannot be read is damaged for good', async () => {
  expect(await of(null, {})).toBeNull();
  expect(await of(malformed, {})).toEqual(malformed);
});

test('fewer bytes than the layer has: the transfer ended early, whether or not what arrived is an archive', async () => {
  expect(await of(malformed, { bytes: 60, matches: wrong })).toEqual({ kind: 'network' });
  expect(await of(null, { bytes: 60, matches: wrong })).toEqual({ kind: 'network' });
});

test('whole bytes with another digest are never listed', async () => {
  expect(await of(malformed, { matches: wrong })).toEqual({ kind: 'digest-mismatch' });
  expect(await of(null, { matches: wrong })).toEqual({ kind: 'digest-mismatch' });
  expect(await of(null, { matches: wrong, isEnded: false })).toEqual({ kind: 'digest-mismatch' });
  expect(await of(null, { matches: wrong, bytes: 60, size: 0 })).toEqual({ kind: 'digest-mismatch' });
});

test('what a host did, and what is damaged before its end, stays what it was', async () => {
  const host = { kind: 'malformed', host: 'a.example.test' } as const;
  expect(await of(host, { matches: wrong })).toEqual(host);
  expect(await of({ kind: 'network' }, { matches: wrong })).toEqual({ kind: 'network' });
  expect(await of(malformed, { matches: wrong, bytes: 60, isEnded: false })).toEqual(malformed);
});
