import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { inspected, openInspect } from './support/inspect.ts';
import { startFreshPopup } from './support/popup.ts';

describeBrowser('inspect page of an image that is not there', (world) => {
  startFreshPopup(world);

  test.each([
    ['a name mistyped by a letter', 'ngnix', 'unauthorized', 'nginx'],
    ['a tag that does not exist', 'nginx:1.31.44', 'not-found', 'nginx:1.31.4'],
  ])('%s: what may have been meant, which a press shows', async (_, text, error, meant) => {
    const page = await openInspect(world, text);
    await inspected(page, { version: null, errors: expect.arrayContaining([error]) });
    const button = await page.waitForSelector(`[data-section="head"] [data-instead="${meant}"]`);
    expect(world.hub.pulls.used).toBe(0);
    await button?.click();
    const heading = meant.includes(':') ? meant : `${meant}:latest`;
    await inspected(page, { heading, sections: { head: 'complete', aliases: 'complete' }, errors: [] });
    expect(await page.$('[data-instead]')).toBe(null);
  });
});
