// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { browser } from '../lib/browser.ts';
import { feedFor } from '../lib/feed.ts';
import type { Envelope, Progress } from '../lib/messages.ts';
import { progressOf } from './components/facts.ts';

const NOW = Date.parse('2026-11-20T12:00:00Z');

let asked: string[];
let gone: AbortController;
beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
  asked = [];
  gone = new AbortController();
});
afterEach(() => {
  gone.abort();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

/** A worker that says the same until a time, and then that all is known. */
function workerSays(before: Partial<Progress>, until: number): void {
  vi.spyOn(browser.runtime, 'sendMessage').mockImplementation(async (message) => {
    asked.push((message as Envelope).tagkin);
    const progress = progressOf(Date.now() < until ? before : { done: true, complete: true });
    return { ok: true, answer: { progress, tags: [], moves: [] } };
  });
}

const times = (name: string) => asked.filter((each) => each === name).length;

test('while a job waits, a worker whose end would lose what is known is asked something', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000, endsWithWorker: true }, NOW + 70_000);
  feedFor({ repository: 'library/one' }, gone.signal);
  await vi.advanceTimersByTimeAsync(69_000);
  expect([times('listing.advance'), times('listing.look')]).toEqual([1, 3]);
  await vi.advanceTimersByTimeAsync(2000);
  expect([times('listing.advance'), times('listing.look')]).toEqual([2, 3]);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toHaveLength(5);
});

test('where the disk keeps it, the worker may rest', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000 }, NOW + 70_000);
  feedFor({ repository: 'library/two' }, gone.signal);
  await vi.advanceTimersByTimeAsync(69_000);
  expect(asked).toEqual(['listing.advance']);
  await vi.advanceTimersByTimeAsync(2000);
  expect(asked).toEqual(['listing.advance', 'listing.advance']);
});

test('nobody asks once nobody looks', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000, endsWithWorker: true }, NOW + 70_000);
  feedFor({ repository: 'library/three' }, gone.signal);
  await vi.advanceTimersByTimeAsync(1000);
  gone.abort();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(asked).toEqual(['listing.advance']);
});

test('the network coming back ends the wait at once', async () => {
  workerSays({ done: false, resumeAt: NOW + 70_000, endsWithWorker: true }, NOW + 1);
  feedFor({ repository: 'library/four' }, gone.signal);
  await vi.advanceTimersByTimeAsync(1000);
  window.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(1);
  expect(asked).toEqual(['listing.advance', 'listing.advance']);
});
