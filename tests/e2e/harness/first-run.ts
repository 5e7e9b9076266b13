import type { Browser } from 'puppeteer-core';

/** Longer than an extension takes to start; where it may open no tab, the wait is over then. */
const PATIENCE_MS = 10_000;

/** Closes the page that the extension opens once, after its installation: tests would find it beside their own. */
export async function closeFirstRun(browser: Browser): Promise<void> {
  const isWelcome = (target: { url(): string }) => target.url().endsWith('/welcome.html');
  const opened = await browser.waitForTarget(isWelcome, { timeout: PATIENCE_MS }).catch(() => null);
  await (await opened?.page())?.close();
}
