import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import type { Browser as Api } from 'webextension-polyfill';
import type { World } from '../harness/index.ts';
import { lookedUp, openPopup } from './popup.ts';

/** One row of the popup's lists of watched tags. */
export interface WatchedRow {
  image: string;
  state: string;
  from: string | null;
  to: string | null;
}

/** The rows of the start page. */
export const watchedOn = (page: Page): Promise<WatchedRow[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('[data-watched]')].map(({ dataset }) => ({
      image: dataset.watched ?? '',
      state: dataset.state ?? '',
      from: dataset.from ?? null,
      to: dataset.to ?? null,
    })),
  );

/** Waits until the start page has these rows, in this order. */
export const watches = (page: Page, rows: Partial<WatchedRow>[]): Promise<void> =>
  expect.poll(() => watchedOn(page), { timeout: 20_000, interval: 100 }).toMatchObject(rows);

/** Watches what the popup shows for a text, by its button, until it is known what the tag is. */
export async function watchInPopup(world: World, text: string): Promise<void> {
  const page = await openPopup(world, text);
  await lookedUp(page); // until then what comes moves the button
  await page.waitForSelector('[data-action="watch"][aria-pressed="false"]');
  await page.click('[data-action="watch"]');
  await page.waitForSelector('[data-action="watch"][aria-pressed="true"]');
  await page.goto(await world.driven.extensionUrl('popup.html'));
  await page.waitForSelector('[data-watched][data-to]');
  await world.close(page);
}

/** What the toolbar's icon shows. */
export const badge = (world: World): Promise<string> =>
  world.driven.background(() => (globalThis as unknown as { chrome: Api }).chrome.action.getBadgeText({}));

export const badgeIs = (world: World, text: string): Promise<void> =>
  expect.poll(() => badge(world), { timeout: 20_000, interval: 100 }).toBe(text);

/** Lets the browser's alarm ring, as when it is due. The worker, which may be at work still, replaces it by its own: then once more. */
export const ring = (world: World): Promise<void> =>
  world.driven.background(
    () =>
      new Promise<void>((resolve) => {
        const { alarms } = (globalThis as unknown as { chrome: Api }).chrome;
        const set = () => void alarms.create('watch', { when: Date.now() });
        let hasRung = false; // it may ring while it is looked for: setting it then would let it ring twice
        const setAgain = async () => {
          const alarm = await alarms.get('watch');
          if (!hasRung && (!alarm || alarm.scheduledTime > Date.now())) set();
        };
        const timer = setInterval(setAgain, 500);
        alarms.onAlarm.addListener(function onAlarm({ name }) {
          if (name !== 'watch') return;
          hasRung = true;
          clearInterval(timer);
          alarms.onAlarm.removeListener(onAlarm);
          resolve();
        });
        set();
      }),
  );

/** Waits until no round is under way: what a worker had in hand, it or the next one would store in the next test. */
export async function roundEnded(world: World): Promise<void> {
  const left = () =>
    world.driven.background(
      () =>
        new Promise<number>((resolve, reject) => {
          const opening = indexedDB.open('tagkin');
          opening.onerror = () => reject(opening.error);
          opening.onsuccess = () => {
            const reading = opening.result.transaction('kv').objectStore('kv').get('watch-plan');
            reading.onsuccess = () => {
              opening.result.close();
              resolve(reading.result?.value.left.length ?? 0);
            };
          };
        }),
    );
  await expect.poll(left, { timeout: 20_000 }).toBe(0);
  await world.driven.killWorker();
}

/** As if so many hours had passed since the last round began, and since the next was planned. */
export const letPass = (world: World, hours: number): Promise<void> =>
  world.driven.background(
    (ms) =>
      new Promise<void>((resolve, reject) => {
        const opening = indexedDB.open('tagkin');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const store = opening.result.transaction('kv', 'readwrite').objectStore('kv');
          const reading = store.get('watch-plan');
          reading.onsuccess = () => {
            const { version, value } = reading.result;
            const roundAt = value.roundAt && value.roundAt - ms;
            const writing = store.put(
              { version, value: { ...value, roundAt, dueAt: value.dueAt - ms, waits: {} } },
              'watch-plan',
            );
            writing.onsuccess = () => {
              opening.result.close();
              resolve();
            };
          };
        };
      }),
    hours * 3_600_000,
  );

export const hasAlarm = (world: World): Promise<boolean> =>
  world.driven.background(
    async () => (await (globalThis as unknown as { chrome: Api }).chrome.alarms.get('watch')) !== undefined,
  );

/** What Docker Hub's last answer reported of its limit. */
export const forgetRate = (world: World): Promise<void> =>
  world.driven.background(() =>
    (globalThis as unknown as { chrome: Api }).chrome.storage.session.remove('hub-rate'),
  );
