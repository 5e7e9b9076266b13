import { expect, test } from 'vitest';
import {
  ANSWERER,
  ANSWERER_LIMIT,
  CONTENT_LIMIT,
  INSPECT_LIMIT,
  inspectSize,
  loadedByPages,
  POPUP_LIMIT,
  popupSize,
  READER_LIMIT,
  readerSize,
} from '../run/script-sizes.ts';
import { browserKind } from './harness/index.ts';

test('pages of Docker Hub get at most 20,480 bytes of content script and styles before a click, by gzip', () => {
  const sizes = new Map(loadedByPages(browserKind).map(({ path, packed }) => [path, packed]));
  expect([...sizes.keys()].toSorted()).toEqual([
    'content-scripts/hub.js',
    ANSWERER,
    'reserve/layers.css',
    'reserve/overview.css',
    'reserve/tags.css',
  ]);
  expect(sizes.get(ANSWERER)).toBeLessThanOrEqual(ANSWERER_LIMIT);
  sizes.delete(ANSWERER);
  expect([...sizes.values()].reduce((sum, packed) => sum + packed, 0)).toBeLessThanOrEqual(CONTENT_LIMIT);
});

test('the popup loads at most 30 kB before a text is pasted, by gzip', () => {
  expect(popupSize(browserKind)).toBeLessThanOrEqual(POPUP_LIMIT);
});

test('the inspect page loads at most 45 kB of script before anything is asked for, by gzip', () => {
  const size = inspectSize(browserKind);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThanOrEqual(INSPECT_LIMIT);
});

test('the reader of a plain gzip layer has at most 14 kB, by gzip', () => {
  const size = readerSize(browserKind);
  expect(size).toBeGreaterThan(5000);
  expect(size).toBeLessThanOrEqual(READER_LIMIT);
});
