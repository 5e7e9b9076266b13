import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 60_000, // only against a test that never ends: a slow machine is not a failure
    alias: {
      'webextension-polyfill': fileURLToPath(new URL('./fakes/webextension-polyfill.ts', import.meta.url)),
    },
  },
});
