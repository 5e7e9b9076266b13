import { afterEach, vi } from 'vitest';

/** What is drawn may still load a part of itself when a test ends: that belongs to the test's own file. */
afterEach(() => vi.dynamicImportSettled());
