import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueAfter, mayBegin } from '../../lib/watch/due.ts';
import {
  alarmAt,
  askable,
  NO_PLAN,
  type RoundPlan,
  withDue,
  without,
  withRound,
  withStep,
  withWait,
} from '../../lib/watch/plan.ts';
import { DAY, HOUR, NOW } from './samples.ts';

const NAMES = ['docker.io/library/nginx', 'docker.io/library/redis', 'quay.io/a/b'];
const clock = { now: NOW, hours: 12, random: 0.5 };

test('a round is due after its interval, a tenth of it sooner or later', () => {
  expect([0, 0.5, 1].map((random) => (dueAfter(NOW, 12, random) - NOW) / HOUR)).toEqual([10.8, 12, 13.2]);
});

test('a round has what is left of it, and the alarm rings for that first', () => {
  let plan = withRound(NO_PLAN, NAMES, clock);
  expect(plan).toMatchObject({ dueAt: NOW + 12 * HOUR, roundAt: NOW, left: NAMES });
  expect(alarmAt(plan, NOW)).toBe(NOW + 60_000);
  for (const name of NAMES) plan = without(plan, name);
  expect(alarmAt(plan, NOW)).toBe(NOW + 12 * HOUR);
});

test('a registry that asks for rest postpones its own repositories alone', () => {
  const plan = withWait(withRound(NO_PLAN, NAMES, clock), 'docker.io', NOW + 5 * 60_000, NOW);
  expect(askable(plan, NOW)).toEqual(['quay.io/a/b']);
  expect(alarmAt(without(plan, 'quay.io/a/b'), NOW)).toBe(NOW + 5 * 60_000);
  expect(askable(plan, NOW + 5 * 60_000)).toEqual(NAMES);
});

test('no registry is waited for longer than an hour, nor after the clock was set back', () => {
  const plan = withWait(withRound(NO_PLAN, NAMES, clock), 'docker.io', NOW + 30 * DAY, NOW);
  expect(askable(plan, NOW + HOUR)).toEqual(NAMES);
  expect(askable(plan, NOW - DAY)).toEqual(NAMES);
});

test('a round that ends its worker each time ends itself', () => {
  let plan = withRound(NO_PLAN, NAMES, clock);
  for (let step = 0; step < 100; step += 1) plan = withStep(plan);
  expect(plan.left).toEqual([]);
});

test('what is no longer watched is forgotten', () => {
  const plan = { ...NO_PLAN, newest: { 'docker.io/library/nginx': 1, 'docker.io/library/old': 1 } };
  expect(Object.keys(withRound(plan, NAMES, clock).newest)).toEqual(['docker.io/library/nginx']);
});

describe('whatever the clock is set to', () => {
  /** Wakes a worker as alarms do, while the clock is set now and then. Out: when rounds began, by a true clock. */
  function rounds(settings: readonly number[], hours: number, chance: readonly number[]): number[] {
    let plan: RoundPlan = NO_PLAN;
    let offset = 0;
    const began: number[] = [];
    for (let minute = 0; minute < settings.length * 20 * 60; minute += 10) {
      if (minute % (20 * 60) === 0) offset += settings[minute / (20 * 60)] ?? 0;
      const now = NOW + minute * 60_000 + offset;
      const random = chance[began.length % chance.length] ?? 0;
      plan = withDue(plan, { now, hours, random });
      if (plan.dueAt <= now && mayBegin(plan.roundAt, now)) {
        plan = { ...withRound(plan, NAMES, { now, hours, random }), left: [] };
        began.push(minute / 60);
      }
    }
    return began;
  }
  const far = fc.constantFrom(0, HOUR, -HOUR, DAY, -DAY, 3650 * DAY, -3650 * DAY);

  test('rounds neither flood nor fall silent', () => {
    fc.assert(
      fc.property(
        fc.array(far, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: 3, max: 24 }),
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1 }),
        (settings, hours, chance) => {
          const began = rounds(settings, hours, chance);
          const total = settings.length * 20;
          // One more for each time that the clock was set forward.
          expect(began.length).toBeLessThanOrEqual(total / (hours * 0.9) + settings.length);
          const times = [0, ...began, total];
          const gaps = times.slice(1).map((time, at) => time - (times[at] ?? 0));
          // Each setting may begin the interval again.
          const resets = settings.filter((setting) => setting < 0).length + 1;
          expect(Math.max(...gaps)).toBeLessThanOrEqual(hours * 1.1 * (resets + 1) + 1);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

test('an alarm begins no round within an hour of the last; one in the future is unknown', () => {
  expect([NOW - HOUR + 1, NOW - HOUR, NOW + 1, 0].map((roundAt) => mayBegin(roundAt, NOW))).toEqual([
    false,
    true,
    true,
    true,
  ]);
});

test('a clock that is set to a time before 1970 stops no round', () => {
  const before = -DAY;
  expect([NOW, 0, before + 1].map((roundAt) => mayBegin(roundAt, before))).toEqual([true, true, true]);
  expect(mayBegin(before - HOUR + 1, before)).toBe(false);
});
