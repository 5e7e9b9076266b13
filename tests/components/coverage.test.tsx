// @vitest-environment happy-dom

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Coverage } from '../../components/coverage.tsx';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import { draw } from './draw.ts';
import { progressOf } from './facts.ts';

const show = (progress: Progress | null) => draw(<Coverage progress={progress} />);

test.each([
  ['all', progressOf(), '30 tags, 9 images', 'complete'],
  ['one', progressOf({ known: 1, total: 1, images: 1 }), '1 tag, 1 image', 'complete'],
  [
    'some',
    progressOf({ known: 100, total: 15_606, done: false, complete: false }),
    '100 of 15,606 tags, 9 images',
    'Loading tags…',
  ],
  [
    'capped',
    progressOf({ known: 1000, total: 15_606, complete: false, capped: true }),
    '1,000 of 15,606 tags, 9 images',
    'Docker Hub lists no more unless you sign in',
  ],
  ['miscounted', progressOf({ known: 28, complete: false }), '28 of 30 tags, 9 images', ''],
])('%s', async (_, progress, figures, state) => {
  const drawn = await show(progress);
  const strong = drawn.one('[data-known]');
  expect(strong.textContent).toBe(figures);
  expect([strong.dataset.known, strong.dataset.total]).toEqual([
    String(progress.known),
    String(progress.total),
  ]);
  expect(drawn.one('.note').textContent).toBe(state);
  const bars = drawn.all('progress').map((bar) => [bar.getAttribute('value'), bar.getAttribute('max')]);
  expect(bars).toEqual(progress.complete ? [] : [[String(progress.known), String(progress.total)]]);
});

test('an empty repository, and one that is not read yet', async () => {
  expect((await show(progressOf({ known: 0, total: 0, images: 0 }))).text()).toBe('complete');
  expect((await show(null)).text()).toBe('Loading…');
});

test('never claims that all is known before it is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(), fc.nat(), fc.boolean(), fc.boolean(), async (known, total, done, capped) => {
      const drawn = await show(
        progressOf({ known, total: Math.max(1, total), done, capped, complete: false }),
      );
      expect(drawn.text()).not.toContain('complete');
      expect(drawn.all('progress')).toHaveLength(1);
    }),
  );
});

test('shows no progress text beside a failure', async () => {
  const failure = { kind: 'not-found' as const };
  const none = progressOf({ known: 0, total: 0, done: false, complete: false, failure });
  expect((await show(none)).text()).toBe('');
  const some = progressOf({ known: 10, done: false, complete: false, failure });
  expect((await show(some)).one('.note').textContent).toBe('');
});
