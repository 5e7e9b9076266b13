import { expect, test } from 'vitest';
import { CONTENT_LIMIT, isForPages, scriptSizes } from '../run/script-sizes.ts';
import { browserKind } from './harness/index.ts';

test('a page of Docker Hub gets no more than 24 kB from us, packed, everything included', () => {
  const forPages = scriptSizes(browserKind).filter(isForPages);
  expect(forPages.map(({ path }) => path)).toContain('content-scripts/hub.js');
  expect(forPages.reduce((sum, { packed }) => sum + packed, 0)).toBeLessThanOrEqual(CONTENT_LIMIT);
});
