import { browser } from '../browser.ts';

/** Shows the welcome page once: when the extension is installed, in a tab behind the one that is read. Never at an update. */
export async function welcome(reason: string): Promise<void> {
  if (reason === 'install')
    await browser.tabs.create({ url: browser.runtime.getURL('welcome.html'), active: false });
}
