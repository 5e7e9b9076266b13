import type { Browser } from 'puppeteer-core';

const { DISPLAY, WAYLAND_DISPLAY } = process.env;

/** Whether a browser can open a window here. */
export const hasDisplay = process.platform !== 'linux' || Boolean(DISPLAY || WAYLAND_DISPLAY);

/** Resolves when the browser ends, or its last window closes, which ends it on some systems only. */
export function closed(browser: Browser): Promise<void> {
  return new Promise((resolve) => {
    if (!browser.connected) resolve();
    browser.on('disconnected', () => resolve());
    browser.on('targetdestroyed', () => {
      if (!browser.targets().some((target) => target.type() === 'page')) resolve();
    });
  });
}
