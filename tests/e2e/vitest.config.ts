import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Each file has a browser of its own, and both browsers are driven at the same time: two files each where there is room. */
const maxWorkers = availableParallelism() >= 4 ? 2 : 1;

/** Drives the browser that `TAGKIN_BROWSER` names (`chromium` or `firefox`). */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    environment: 'node',
    maxWorkers,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
