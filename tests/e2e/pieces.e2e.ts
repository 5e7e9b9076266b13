import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { openInspect } from './support/inspect.ts';
import { startFreshPopup } from './support/popup.ts';

describeBrowser('the pieces', (world) => {
  startFreshPopup(world);

  test('at 320 px the name of a platform breaks between its parts alone', async () => {
    const page = await openInspect(world, 'golang:nanoserver');
    await page.setViewport({ width: 320, height: 900 });
    const lacking = '[data-section="flavours"] tbody th .soft';
    await page.waitForFunction(
      (selector) =>
        [...document.querySelectorAll(selector)].some((each) => each.textContent?.includes('windows/')),
      { polling: 50 },
      lacking,
    );
    const broken = await page.evaluate(() => {
      const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const found: string[] = [];
      for (let node = walk.nextNode(); node; node = walk.nextNode())
        for (const { 0: part, index } of (node.textContent ?? '').matchAll(/windows\/|amd64|@[\d.]+/g)) {
          const range = document.createRange();
          range.setStart(node, index);
          range.setEnd(node, index + part.length);
          if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) found.push(part);
        }
      return found;
    });
    expect(broken).toEqual([]);
  });

  test('what a page changes of the pieces holds, and a card has no room left over below it', async () => {
    const page = await openInspect(world, 'nginx');
    const cell = await page.waitForSelector('[data-section="platforms"] tbody td');
    expect(await page.$eval('.head', (head) => getComputedStyle(head).borderTopStyle)).toBe('none');
    await page.setViewport({ width: 320, height: 900 });
    expect(await cell?.evaluate((each) => getComputedStyle(each).paddingRight)).toBe('6px');
    const popup = await world.openExtension('popup.html?image=quay.example.test/a/b');
    await popup.waitForSelector('[data-error="permission-needed"]');
    expect(await popup.$eval('main', (main) => main.offsetHeight)).toBeLessThan(400);
  });
});
