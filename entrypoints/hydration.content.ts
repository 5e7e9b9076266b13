import { defineContentScript } from 'wxt/utils/define-content-script';
import { ASK, HYDRATED, WAITING } from '../lib/hub/page/hydration.ts';
import { expectsReact, isTakenOver } from '../lib/hub/page/react-root.ts';
import { REPOSITORY_PAGES } from '../lib/hub/urls.ts';

/**
 * Signals to the content script that React has hydrated the page. Hub's pages are rendered on its server; an element inserted
 * before hydration makes React discard and render the whole page again (its error 418). React's progress is visible only
 * in the page's own world.
 */
export default defineContentScript({
  matches: REPOSITORY_PAGES,
  runAt: 'document_start',
  world: 'MAIN',
  main() {
    // On an idle page React has no work in flight; the timeout is for pages that are never idle.
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
