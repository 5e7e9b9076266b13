import { defineContentScript } from 'wxt/utils/define-content-script';
import { answerReact } from '../lib/hub/page/react-marks.ts';
import { REPOSITORY_PAGES } from '../lib/hub/page-paths.ts';

/**
 * Answers the content script what React has hydrated. Hub's pages are rendered on its server; an element inserted before hydration
 * makes React discard and render the whole page again (its error 418). In Firefox, which lets extensions see the page's properties
 * from a world of their own, it runs in that (wxt.config.ts).
 */
export default defineContentScript({
  matches: REPOSITORY_PAGES,
  runAt: 'document_start',
  world: 'MAIN',
  main: () => answerReact(document, import.meta.env.FIREFOX ? asPageSees : undefined),
});

const asPageSees = <T>(of: T): T => (of as { wrappedJSObject?: T }).wrappedJSObject ?? of;
