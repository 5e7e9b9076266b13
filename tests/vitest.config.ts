import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const exclude = ['tests/e2e/**', 'node_modules/**'];

const inRooms = (rooms: string[]) => rooms.map((room) => `tests/${room}/**/*.test.{ts,tsx}`);

/**
 * Tests of what keeps state in its modules, or that replace globals (`indexedDB`, `fetch`, the clock): each of these files has
 * a process of its own.
 */
const stateful = [
  ...inRooms(['changes', 'client', 'defects', 'faults', 'hub-parts', 'store', 'worker']),
  'tests/**/defects.test.ts',
];

/**
 * Tests of what is drawn: each of these files has globals, modules and a DOM of its own, but no process, which takes longer to
 * start than most of these tests.
 */
const drawn = inRooms(['components', 'popup']);

export default defineConfig({
  // Each file reads the strings, and each worker that starts in it: fast as data, slow as 900 exports.
  json: { stringify: true, namedExports: false },
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
          exclude: [...exclude, ...stateful, ...drawn],
          isolate: false,
        },
      },
      { extends: true, test: { name: 'stateful', include: stateful, exclude } },
      {
        extends: true,
        test: {
          name: 'drawn',
          include: drawn,
          exclude,
          pool: 'vmThreads',
          setupFiles: 'tests/components/settled-imports.ts',
        },
      },
    ],
  },
});
