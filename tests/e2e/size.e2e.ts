import { expect, test } from 'vitest';
import {
  CONTENT_LIMIT,
  INSPECT_LIMIT,
  inspectSize,
  loadedByPages,
  POPUP_LIMIT,
  popupSize,
} from '../run/script-sizes.ts';
import { browserKind } from './harness/index.ts';

test('a page of Docker Hub gets at most 20,480 bytes before a click, by gzip: all content scripts and styles', () => {
  const forPages = loadedByPages(browserKind);
  const paths = forPages.map(({ path }) => path);
  expect(paths).toEqual(
    expect.arrayContaining(['content-scripts/hub.js', 'content-scripts/hydration.js', 'reserve/tags.css']),
  );
  expect(paths).not.toContain('hub-parts.js'); // which comes after a click
  expect(forPages.reduce((sum, { packed }) => sum + packed, 0)).toBeLessThanOrEqual(CONTENT_LIMIT);
});

test('the popup loads at most 30 kB before a text is pasted, by gzip', () => {
  expect(popupSize(browserKind)).toBeLessThanOrEqual(POPUP_LIMIT);
});

test('the inspect page loads at most 45 kB of script before anything is asked for, by gzip', () => {
  const size = inspectSize(browserKind);
  expect(size).toBeGreaterThan(10_000);
  expect(size).toBeLessThanOrEqual(INSPECT_LIMIT);
});
