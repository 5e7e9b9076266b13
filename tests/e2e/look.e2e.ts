import type { Page } from 'puppeteer-core';
import { expect, test } from 'vitest';
import { clickInShadow, describeBrowser, inShadow, waitForShadow } from './harness/index.ts';
import { settled } from './support/hosts.ts';
import { layersPathOf } from './support/layers.ts';
import { startFreshPopup } from './support/popup.ts';
import { SURFACES } from './support/surfaces.ts';
import { hydrate } from './support/tags-page.ts';

describeBrowser('the look', (world) => {
  startFreshPopup(world);

  test('the dock answers while React is late, fits 320 px, and leaves once there is a place; it stays where it was put', async () => {
    world.hub.page.hydrateAfterMs = null;
    const page = await world.open('/_/golang');
    await page.setViewport({ width: 320, height: 700 });
    await waitForShadow(page, 'tagkin-dock[data-state="complete"]', '[data-group]');
    expect(await page.$('tagkin-summary')).toBe(null);
    const title = await waitForShadow(page, 'tagkin-dock', 'h2');
    expect(title).toBe('golang:latest');
    expect(await beyond(page, 'tagkin-dock')).toEqual([]);
    const versions = await inShadow(page, 'tagkin-dock', (root) =>
      [...root.querySelectorAll('th')].map((each) => each.getBoundingClientRect().height),
    );
    expect(Math.max(...versions)).toBeLessThan(56); // two lines at most
    const corner = () => page.$eval('tagkin-dock', (dock) => dock.getAttribute('data-corner'));
    const before = await corner();
    await clickInShadow(page, 'tagkin-dock', '[data-action="move"]');
    await page.waitForFunction(
      (was) => document.querySelector('tagkin-dock')?.getAttribute('data-corner') !== was,
      { polling: 50 },
      before,
    );
    const put = await corner();
    await hydrate(page);
    await page.waitForFunction(
      () =>
        !document.querySelector('tagkin-dock') &&
        document.querySelector('tagkin-summary[data-state="complete"]'),
      { polling: 50 },
    );
    await page.reload();
    await waitForShadow(page, 'tagkin-dock', 'h2');
    expect(await corner()).toBe(put);
  });

  test('in forced colours what is pressed, selected or focused is told from the rest', async () => {
    const page = await world.open('/_/golang/tags');
    await settled(page);
    await world.driven.setMedia(page, { forcedColors: true });
    const outlines = () =>
      inShadow(page, 'tagkin-listing', (root) =>
        [...root.querySelectorAll('.seg button')].map((button) => getComputedStyle(button).outlineStyle),
      );
    expect(await outlines()).toEqual(['solid', 'none']);
    const border = await inShadow(
      page,
      'tagkin-aliases',
      (root) => getComputedStyle(root.querySelector('.alias') ?? document.body).borderTopStyle,
    );
    expect(border).toBe('solid');
    /** How a button looks, with the focus of a keyboard on it, or on the other. */
    const drawn = (focused: number, seen: number) =>
      inShadow(
        page,
        'tagkin-listing',
        (root, at, of) => {
          const buttons = root.querySelectorAll<HTMLElement>('.seg button');
          buttons[at]?.focus();
          const button = buttons[of];
          if (!button) return null;
          const { outline, outlineOffset, textDecorationLine } = getComputedStyle(button);
          return `${outline} ${outlineOffset} ${textDecorationLine}`;
        },
        focused,
        seen,
      );
    await page.keyboard.press('Tab');
    const states = [await drawn(0, 0), await drawn(1, 0), await drawn(1, 1), await drawn(0, 1)];
    expect(new Set(states).size).toBe(4); // pressed with the focus, pressed, focus alone, neither
    await world.driven.setMedia(page, {});
    const popup = await world.openExtension('popup.html');
    await popup.waitForSelector('#image');
    await world.driven.setMedia(popup, { forcedColors: true });
    await popup.type('#image', 'ngi');
    await popup.waitForSelector('[role="option"]');
    await popup.keyboard.press('ArrowDown');
    await popup.waitForSelector('[role="option"][aria-selected="true"]');
    const told = await popup.$$eval('[role="option"]', (all) => [
      ...new Set(
        all.map((each) => `${each.getAttribute('aria-selected')} ${getComputedStyle(each).outlineStyle}`),
      ),
    ]);
    expect(told).toContain('true solid');
    expect(told).not.toContain('false solid');
    const frame = () =>
      popup.$eval('.field', (field) => {
        const { outline, border } = getComputedStyle(field);
        return `${outline} ${border}`;
      });
    const focused = await frame();
    await popup.keyboard.press('Tab');
    expect(await popup.$eval(':focus', (button) => getComputedStyle(button).outlineStyle)).toBe('solid');
    await popup.$eval(':focus', (button) => (button as HTMLElement).blur());
    expect(await frame()).not.toBe(focused);
    await world.driven.setMedia(popup, {});
  });

  test('nothing moves by itself for a reader who wants no motion', async () => {
    world.hub.latency = ({ path }) => (path.startsWith('/v2/') ? 60_000 : 0);
    const popup = await world.openExtension('popup.html?image=tiny');
    await popup.waitForSelector('.skel');
    const motion = () => popup.$eval('.skel', (skeleton) => getComputedStyle(skeleton).animationName);
    expect(await motion()).not.toBe('none');
    await world.driven.setMedia(popup, { reducedMotion: true });
    expect(await motion()).toBe('none');
    await world.driven.setMedia(popup, {});
  });

  test('the card that asks for all registries of a text leaves room for the images beside it', async () => {
    const text = ['quirks', 'registry', 'gitea'].map((name) => `FROM ${name}.example.test/library/tiny:1`);
    const page = await world.openExtension(`popup.html?${new URLSearchParams({ image: text.join('\n') })}`);
    await page.setViewport({ width: 640, height: 600 });
    await page.waitForSelector('.permission');
    const widths = await page.$$eval('[data-image] th', (all) => all.map((each) => each.clientWidth));
    expect(Math.min(...widths)).toBeGreaterThan(150);
  });

  test('in a narrow window the answer line keeps to its height: no word of it is upon the line below', async () => {
    const page = await world.open(layersPathOf(world, 'library/golang', 'latest', 'linux/amd64'));
    await settled(page);
    await page.setViewport({ width: 320, height: 900 });
    const heights = () =>
      inShadow(page, 'tagkin-aliases', (root) =>
        ['.answer-line', '.answer'].map(
          (each) => root.querySelector(each)?.getBoundingClientRect().height ?? 0,
        ),
      );
    const [line = 0, room = 0] = await heights();
    expect(line).toBeGreaterThan(20);
    expect(line).toBeLessThanOrEqual(room);
  });

  /** 640: 1,280 px at 200 %. */
  const wide = [
    'tags, images',
    'tags, export',
    'overview',
    'layers',
    'popup',
    'popup, pasted file',
    'popup, namespace',
    'inspect',
    'inspect, windows',
    'compare',
    'options',
  ];
  test.each(SURFACES.filter(({ name }) => wide.includes(name)))(
    'at 200 % and at 320 px nothing of ours is cut or beside the page: $name',
    async ({ open, inside }) => {
      const page = await open(world);
      for (const width of [640, 320]) {
        await page.setViewport({ width, height: 900 });
        for (const host of inside) expect([width, await beyond(page, host)]).toEqual([width, []]);
      }
    },
  );
});

/**
 * What reaches beyond the edges of what it is in: of hosts in their roots, of a page of ours in its window. A quiet button at the end of a line
 * may, by its padding, so that its drawing stands under what is above it.
 */
function beyond(page: Page, selector: string): Promise<string[]> {
  return page.evaluate(async (within) => {
    await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    return [...document.querySelectorAll(within)].flatMap((host) => {
      const of = host.getBoundingClientRect();
      const [start, end] = host === document.body ? [0, innerWidth] : [of.left - 8, of.right + 8];
      const scrolls = (element: Element): boolean => {
        for (let at = element.parentElement; at; at = at.parentElement)
          if (getComputedStyle(at).overflowX !== 'visible') return true;
        return false;
      };
      return [...(host.shadowRoot ?? host).querySelectorAll('*')].flatMap((element) => {
        const { left, right, width } = element.getBoundingClientRect();
        const isBeside = left < start - 1 || right > end + 1;
        const isOut = width > 1 && isBeside && element.checkVisibility() && !scrolls(element);
        return isOut ? [`${element.localName}.${element.className} ${left}–${right}`] : [];
      });
    });
  }, selector);
}
