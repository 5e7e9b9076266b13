import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import { startFreshPopup } from './support/popup.ts';
import { SURFACES } from './support/surfaces.ts';

describeBrowser('axe finds nothing', (world) => {
  startFreshPopup(world);

  test.each(SURFACES)('$name', async ({ open, inside }) => {
    const page = await open(world);
    expect(await axeFindings(page, inside, 'light')).toEqual([]);
    await world.driven.setColorScheme('dark');
    // Docker Hub tells its pages' theme by a class, not by the browser's scheme.
    await page.evaluate(() => {
      document.documentElement.classList.replace('light', 'dark');
      for (const host of document.querySelectorAll('[data-host^="tagkin"]'))
        host.setAttribute('data-theme', 'dark');
    });
    expect(await axeFindings(page, inside, 'dark')).toEqual([]);
    await world.driven.setColorScheme('light');
  });
});
