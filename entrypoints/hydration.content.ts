import { defineContentScript } from 'wxt/utils/define-content-script';
import { ASK, HYDRATED, WAITING } from '../lib/hub/hydration.ts';

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
    const isReact = () => '__reactRouterContext' in window || '__remixContext' in window;
    const isDone = () => {
      const element = document.querySelector('h1') ?? document.body;
      return Object.keys(element).some((key) => key.startsWith('__reactFiber$'));
    };
    const watch = () => {
      if (isDone()) document.dispatchEvent(new Event(HYDRATED));
      else requestAnimationFrame(watch);
    };
    const answer = () => {
      if (!isReact() || isDone()) return;
      document.dispatchEvent(new Event(WAITING));
      watch();
    };
    document.addEventListener(ASK, answer, { once: true });
  },
});
