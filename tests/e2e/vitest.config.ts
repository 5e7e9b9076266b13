import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/**
 * A worker has one browser, and both kinds are driven at the same time. Two processors are busy with one of each until Chromium has
 * ended: two of Firefox, which takes longest, use what would be idle after that.
 */
const maxWorkers = process.env.TAGKIN_BROWSER === 'firefox' || availableParallelism() >= 4 ? 2 : 1;

/** Drives the browser that `TAGKIN_BROWSER` names (`chromium` or `firefox`). */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    environment: './tests/e2e/harness/environment.ts',
    env: { NODE_ENV: 'production' }, // React's development build takes four times as long to draw the box's pages
    isolate: false, // the files of a worker share its browser: `harness/shared-browser.ts`
    maxWorkers,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    teardownTimeout: 60_000, // the browser closes then
    retry: 0,
  },
});
