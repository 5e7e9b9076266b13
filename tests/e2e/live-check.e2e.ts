import { expect, test } from 'vitest';
import { startHub } from '../hub-in-a-box/index.ts';
import { createAsked } from '../run/live-check/ask.ts';
import { createPages } from '../run/live-check/page-rows.ts';
import { resultOf } from '../run/live-check/row.ts';
import { browserKind } from './harness/index.ts';

test.runIf(browserKind === 'chromium')(
  'the live check opens the pages, and sees where they have changed',
  async () => {
    const hub = await startHub({ rateLimit: 100_000 });
    const address = `127.0.0.1:${hub.port}`;
    const pages = createPages(address);
    const states = async () => {
      const asked = createAsked(address);
      const all: Record<string, string> = {};
      for (const row of pages.rows) all[row.id] = (await resultOf(row, asked)).state;
      return all;
    };
    try {
      const held = {
        'page.tags': 'held',
        'page.overview': 'held',
        'page.layers': 'held',
        'page.hydration': 'held',
      };
      expect(await states()).toEqual(held);
      hub.page.variant = 'unknown';
      expect(await states()).toEqual({
        ...held,
        'page.tags': 'changed',
        'page.overview': 'changed',
        'page.layers': 'changed',
      });
    } finally {
      await pages.close();
      await hub.close();
    }
  },
);
