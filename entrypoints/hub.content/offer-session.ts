import { askPageSession } from '../../lib/http/page-session.ts';
import { send } from '../../lib/messages/send.ts';
import type { Switches } from './switches.ts';

/** The worker believes in an offer for ten minutes; while the reader is there it is made anew this often, in ms. */
const OFFER_INTERVAL_MS = 4 * 60_000;

/**
 * Hands the reader's own session on Hub to the worker, for as long as they want that. Resolves when the first offer is made, or
 * there is none to make.
 */
export async function offerSession(switches: Switches, signal: AbortSignal): Promise<void> {
  let offered = 0;
  let asking: Promise<void> | null = null;
  const ask = async () => {
    const session = await askPageSession();
    if (!session || signal.aborted || !switches.now.features.session) return;
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
