import { afterEach, expect, test } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import { describeBrowser } from './harness/index.ts';
import { click, eventually, fill, openOptions } from './support/options.ts';
import { lookedUp, lookUp, openPopup, startFreshPopup } from './support/popup.ts';
import { toApi } from './support/requests.ts';
import { hasAlarm, ring, roundEnded, watches, watchInPopup } from './support/watch.ts';

const HOST = 'quirks.example.test';
const ELSEWHERE = `${HOST}/library/nginx:1.31`;
const HOUR = 3_600_000;

describeBrowser('watching by the options', (world) => {
  startFreshPopup(world);
  afterEach(() => roundEnded(world));

  /** Hours from now to the alarm; null without one. */
  const hoursToAlarm = (): Promise<number | null> =>
    world.driven.background(async (hour) => {
      const alarm = await (globalThis as unknown as { chrome: Api }).chrome.alarms.get('watch');
      return alarm ? (alarm.scheduledTime - Date.now()) / hour : null;
    }, HOUR);

  test('a tag of a registry elsewhere, whose permission is withdrawn and given again', async () => {
    const origin = `https://${HOST}/*`;
    await world.driven.consent(origin);
    const options = await openOptions(world);
    const allow = async () => {
      await options.bringToFront();
      await fill(options, '#allow-registry', HOST);
      await options.keyboard.press('Enter');
      await options.waitForSelector(`[data-origin="${origin}"]`);
    };
    await allow();
    await watchInPopup(world, ELSEWHERE);
    await options.bringToFront();
    await click(options, `[data-origin="${origin}"] [data-action="withdraw"]`);
    await options.waitForFunction((of) => !document.querySelector(`[data-origin="${of}"]`), {}, origin);

    world.hub.clearLog();
    const page = await openPopup(world);
    await page.waitForSelector('[data-action="check-now"]');
    await page.click('[data-action="check-now"]');
    await watches(page, [{ image: ELSEWHERE, state: 'unreadable' }]);
    expect(world.hub.count({ host: HOST })).toBe(0);
    await allow();
    await page.bringToFront();
    await page.click('[data-action="check-now"]');
    await watches(page, [{ image: ELSEWHERE, state: 'same' }]);
  });

  test('how often is looked, and that nothing is in the background', async () => {
    await watchInPopup(world, 'nginx');
    const options = await openOptions(world);
    await options.waitForSelector('[data-watched-count="1"]');
    const chosen = () => options.$eval('#watch-hours', (box) => (box as HTMLSelectElement).value);
    expect(await chosen()).toBe('12');
    await options.select('#watch-hours', '24');
    await eventually(hoursToAlarm).toBeGreaterThan(12);
    await options.select('#watch-hours', '3');
    await eventually(hoursToAlarm).toBeLessThan(5);
    expect(await hoursToAlarm()).toBeGreaterThan(0.5);

    const nothing = '[data-setting="nothingInBackground"]';
    await click(options, nothing);
    await eventually(() => hasAlarm(world)).toBe(false);
    world.hub.clearLog();
    await ring(world);
    await eventually(() => hasAlarm(world)).toBe(false); // what rang has been answered
    expect(world.hub.count(toApi)).toBe(0);
    await click(options, nothing);
    await eventually(() => hasAlarm(world)).toBe(true);
    await options.reload();
    await eventually(chosen).toBe('3');
    expect(world.hub.count(toApi)).toBe(0);
  });

  test('a page of a private window reads the list, and offers nothing that changes it', async () => {
    await watchInPopup(world, 'nginx');
    const page = await world.openExtension('popup.html?private');
    await watches(page, [{ image: 'docker.io/library/nginx:latest', state: 'same' }]);
    const change = ['watch', 'seen', 'check-now'].map((action) => `[data-action="${action}"]`).join();
    expect(await page.$$(change)).toEqual([]);
    await lookUp(page, 'golang');
    await lookedUp(page);
    expect(await page.$$(change)).toEqual([]);
  });
});
