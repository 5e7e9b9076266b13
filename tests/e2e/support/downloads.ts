import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import { vi } from 'vitest';
import { connectionOf } from '../harness/firefox-connection.ts';
import type { Driven } from '../harness/index.ts';

/**
 * Lets the browser save files, into a directory of the test's own; returns what reads one as soon as it is whole.
 *
 * @param page that saves the files, if it is in a private window: Chromium's download settings do not reach that otherwise
 */
export async function saveDownloads(
  { kind, browser }: Driven,
  page?: Page,
): Promise<(name: string) => Promise<string>> {
  const directory = await mkdtemp(join(tmpdir(), 'tagkin-'));
  if (kind === 'firefox') {
    await connectionOf(browser).send('browser.setDownloadBehavior', {
      downloadBehavior: { type: 'allowed', destinationFolder: directory },
    });
  } else if (page) {
    const session = await page.createCDPSession();
    await session.send('Page.setDownloadBehavior', { behavior: 'allow', downloadPath: directory });
  } else {
    const session = await browser.target().createCDPSession();
    await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: directory });
  }
  // A file has its name from the beginning in Firefox, so an empty one is not yet whole.
  return (name) =>
    vi.waitFor(
      async () => {
        const text = await readFile(join(directory, name), 'utf8');
        if (text === '') throw new Error(`${name} is empty`);
        return text;
      },
      { timeout: 20_000, interval: 50 },
    );
}
