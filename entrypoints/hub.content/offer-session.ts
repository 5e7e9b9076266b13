import { askPageSession } from '../../lib/http/page-session.ts';
import { send } from '../../lib/messages/send.ts';
import type { Switches } from './switches.ts';

/** The worker uses an offered session for ten minutes; while the page is visible it is offered this often, in ms. */
const OFFER_INTERVAL_MS = 4 * 60_000;

/**
 * Gives the reader's own session on Hub to the worker while that is switched on. Resolves after the first offer, or when there
 * is none to make.
 */
export async function offerSession(switches: Switches, signal: AbortSignal): Promise<void> {
  let offered = 0;
  let asking: Promise<void> | null = null;
  const ask = async () => {
    const session = await askPageSession();
    if (!session || signal.aborted || !switches.now.features.session) return;
    // A failed offer shows nowhere: it is made again in four minutes, and Hub is read anonymously until then.
    const { accepted } = await send('session.offer', session).catch(() => ({ accepted: false }));
    if (accepted) offered = Date.now();
  };
  const offer = async () => {
    if (!switches.now.features.session) offered = 0;
    else if (!document.hidden && Date.now() - offered >= OFFER_INTERVAL_MS) {
      asking ??= ask().finally(() => {
        asking = null;
      });
      await asking;
    }
  };
  const timer = setInterval(() => void offer(), OFFER_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  document.addEventListener('visibilitychange', () => void offer(), { signal });
  switches.onChange(() => void offer(), signal);
  await offer();
}
