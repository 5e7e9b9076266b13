import { expect, test } from 'vitest';
import { browserKind, describeBrowser } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import { cutTextIn, unmarkedTextIn } from './support/cut-text.ts';
import { startFreshPopup } from './support/popup.ts';
import { SURFACES } from './support/surfaces.ts';

/** As narrow as a window of ours may be; the pages of the Hub in a box are wider. */
const widthOf = (inside: string[]) => (inside.includes('body') ? 320 : 480);

describeBrowser(
  'in a language of long words that is written from right to left',
  (world) => {
    startFreshPopup(world);

    test.runIf(browserKind === 'chromium').each(SURFACES)(
      '$name: nothing is cut off, and every word is a string',
      async ({ open, inside }) => {
        const page = await open(world);
        await page.setViewport({ width: widthOf(inside), height: 900 });
        expect.soft(await page.evaluate(unmarkedTextIn, inside)).toEqual([]);
        expect.soft(await page.evaluate(cutTextIn, inside)).toEqual([]);
        await page.evaluate((hosts) => {
          for (const host of hosts.flatMap((each) => [...document.querySelectorAll(each)]))
            for (const root of [host.shadowRoot?.querySelector('.tk'), document.documentElement])
              (root as HTMLElement | null | undefined)?.setAttribute('dir', 'rtl');
        }, inside);
        expect.soft(await page.evaluate(cutTextIn, inside)).toEqual([]);
        if (inside.includes('body')) expect.soft(await axeFindings(page, inside)).toEqual([]);
      },
    );
  },
  { language: 'pseudo' },
);
