import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const exclude = ['tests/e2e/**', 'node_modules/**'];

/**
 * Tests of what keeps state in its modules, or that replace globals (`indexedDB`, `fetch`, the clock, the DOM): each of
 * these files has a process of its own.
 */
const stateful = [
  ...['changes', 'client', 'components', 'defects', 'faults', 'hub-parts', 'popup', 'store', 'worker'].map(
    (room) => `tests/${room}/**/*.test.{ts,tsx}`,
  ),
  'tests/**/defects.test.ts',
];

export default defineConfig({
  test: {
    environment: 'node',
    // Against what never ends: a slow machine is no failure.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    alias: {
      'webextension-polyfill': fileURLToPath(new URL('./fakes/webextension-polyfill.ts', import.meta.url)),
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'pure',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [...exclude, ...stateful],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'stateful', include: stateful, exclude } },
    ],
  },
});
