import { setTimeout } from 'node:timers/promises';
import type { Page } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import { TagkinError } from '../../../lib/failure.ts';
import type { MessageName, Reply } from '../../../lib/messages/messages.ts';
import { BULK_HOSTS } from '../../faults/bulk.ts';
import type { FaultWorld } from '../../faults/cell.ts';
import { ELSEWHERE, HOSTS } from '../../faults/flows.ts';
import type { World } from '../harness/index.ts';
import { openPopup } from './popup.ts';
import { shortenWaits } from './shorten-waits.ts';

/**
 * The extension's worker in a browser: one of its pages sends the messages, the Hub in a box answers the requests. `errors` gets what
 * that page throws.
 */
export async function browserWorld(world: World, errors: string[]): Promise<FaultWorld> {
  const { driven, hub } = world;
  const origins = [ELSEWHERE, ...BULK_HOSTS].map((host) => `https://${host}/*`);
  await driven.consent(...origins);
  const page = await openPopup(world);
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.waitForSelector('#image');
  await permit(page, origins);
  await shortenWaits(world); // their lengths are proved in memory, with a clock of its own
  hub.rate.limit = 1e6;
  hub.pulls.limit = 1e6;

  const ask = async (tagkin: MessageName, request: unknown) => {
    const reply = await tell(page, { tagkin, request });
    if (!reply?.ok) throw new TagkinError(reply?.error ?? { kind: 'internal' });
    return reply.answer;
  };
  return {
    ask: ask as FaultWorld['ask'],
    log: hub.log,
    addFault: hub.addFault,
    dropSilent: hub.dropSilent,
    wait: async (milliseconds) => void (await setTimeout(milliseconds)),
    async reset() {
      await ask('settings.reset', {});
      for (const host of HOSTS) await ask('host.resume', { host });
    },
  };
}

/** Asks for permissions in a click of an extension page, as ours do. */
async function permit(page: Page, origins: string[]): Promise<void> {
  await page.evaluate((wanted) => {
    const { chrome } = globalThis as unknown as { chrome: Api };
    const button = document.body.appendChild(document.createElement('button'));
    button.id = 'permit';
    button.addEventListener('click', async () => {
      button.disabled = await chrome.permissions.request({ origins: wanted });
    });
  }, origins);
  await page.click('#permit');
  await page.waitForSelector('#permit:disabled');
  await page.reload();
  await page.waitForSelector('#image');
}

/** A message from an extension page to the worker, sent again up to three times if that ends, as our own code does (`send`). */
const tell = (page: Page, message: object): Promise<Reply<MessageName> | undefined> =>
  page.evaluate(async (sent) => {
    const { chrome } = globalThis as unknown as { chrome: Api };
    for (let attempt = 1; attempt <= 3; attempt += 1) {
      const reply = await chrome.runtime.sendMessage(sent).catch(() => undefined);
      if (reply) return reply as never;
    }
    return undefined;
  }, message);
