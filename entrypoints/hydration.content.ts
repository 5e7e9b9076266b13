import { defineContentScript } from 'wxt/utils/define-content-script';
import { ASK, HYDRATED, WAITING } from '../lib/hub/page/hydration.ts';
import { expectsReact, isTakenOver } from '../lib/hub/page/react-root.ts';

/**
 * Tells the content script when React has taken a page over. Hub's pages come drawn from its server; what is put among their
 * elements before React has read them makes React throw the whole page away and draw it again (its error 418). Only the
 * page's own world can see where React is.
 */
export default defineContentScript({
  matches: ['https://hub.docker.com/_/*', 'https://hub.docker.com/r/*', 'https://hub.docker.com/layers/*'],
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    // An idle page is one where React has no work under way; the time limit is for pages that are never idle.
    const watch = () => requestIdleCallback(look, { timeout: 250 });
    const look = () => {
      if (isTakenOver(document)) document.dispatchEvent(new Event(HYDRATED));
      else watch();
    };
    const answer = () => {
      if (!expectsReact(document)) return;
      document.dispatchEvent(new Event(WAITING));
      watch();
    };
    document.addEventListener(ASK, answer, { once: true });
  },
});
