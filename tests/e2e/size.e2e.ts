import { expect, test } from 'vitest';
import {
  CONTENT_LIMIT,
  INSPECT_LIMIT,
  inspectSize,
  isForPages,
  POPUP_LIMIT,
  popupSize,
  scriptSizes,
} from '../run/script-sizes.ts';
import { browserKind } from './harness/index.ts';

test('the content script with its styles is at most 20,480 bytes, by gzip', () => {
  const forPages = scriptSizes(browserKind).filter(isForPages);
  expect(forPages.map(({ path }) => path)).toContain('content-scripts/hub.js');
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
