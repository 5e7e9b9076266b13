import { defineConfig } from 'vitest/config';

/** Drives the browser that `TAGKIN_BROWSER` names (`chromium` or `firefox`), one file after the other. */
export default defineConfig({
  test: {
    include: ['tests/e2e/**/*.e2e.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    retry: 0,
  },
});
