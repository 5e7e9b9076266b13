import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    exclude: ['tests/e2e/**', 'node_modules/**'],
    environment: 'node',
    testTimeout: 60_000, // against what never ends: how long a machine takes is nobody's failure
    alias: {
      'webextension-polyfill': fileURLToPath(new URL('./fakes/webextension-polyfill.ts', import.meta.url)),
    },
  },
});
