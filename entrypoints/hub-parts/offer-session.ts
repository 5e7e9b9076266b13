import { unlessDefect } from '../../lib/failure.ts';
import { askPageSession } from '../../lib/http/page-session.ts';
import { send } from '../../lib/messages/send.ts';

/** Whether the feature is on, now and after each change. */
interface Switches {
  now: { features: { session: boolean } };
  onChange(listener: () => void, signal: AbortSignal): void;
}

/** Interval between offers while the page is visible, in ms. The worker uses an offered session for ten minutes. */
const OFFER_INTERVAL_MS = 4 * 60_000;

/**
 * Offers the reader's own session on Hub to the worker while that feature is on. Resolves after the first offer, or at once if
 * there is no session to offer. A defect of the first rejects, one of a later offer goes to `onDefect`.
 */
export async function offerSession(
  switches: Switches,
  signal: AbortSignal,
  onDefect: (error: unknown) => void,
): Promise<void> {
  let offeredAt = 0;
  let inFlight: Promise<void> | null = null;
  const ask = async () => {
    const session = await askPageSession();
    if (!session || signal.aborted || !switches.now.features.session) return;
    // A failed offer is not shown: it is repeated in four minutes, and Hub is read anonymously until then.
    const { accepted } = await send('session.offer', session).catch(unlessDefect({ accepted: false }));
    if (accepted) offeredAt = Date.now();
  };
  const offer = async () => {
    if (!switches.now.features.session) offeredAt = 0;
    else if (!document.hidden && Date.now() - offeredAt >= OFFER_INTERVAL_MS) {
      inFlight ??= ask().finally(() => {
        inFlight = null;
      });
      await inFlight;
    }
  };
  const offerAgain = () => void offer().catch(onDefect);
  const timer = setInterval(() => offerAgain(), OFFER_INTERVAL_MS);
  signal.addEventListener('abort', () => clearInterval(timer));
  document.addEventListener('visibilitychange', () => offerAgain(), { signal });
  switches.onChange(() => offerAgain(), signal);
  await offer();
}
