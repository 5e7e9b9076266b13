import { QUESTIONS } from './react-marks.ts';

/** Timeout for hydration, in ms: React's scripts may fail to load. */
const HYDRATION_TIMEOUT_MS = 10_000;

/** Resolves when elements may be added to the page: at once, unless React has yet to hydrate it; after ten seconds in any case. */
export async function whenHydrated(document: Document): Promise<void> {
  if (!expectsReact(document)) return;
  const end = performance.now() + HYDRATION_TIMEOUT_MS;
  // On an idle page React has no work in flight; the timeout is for pages that are never idle.
  while (!isTakenOver(document) && performance.now() < end)
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 250 }));
}

/** Whether the answer of the page's own world is yes. */
const is = (node: Node, question: keyof typeof QUESTIONS): boolean =>
  !node.dispatchEvent(new Event(QUESTIONS[question], { cancelable: true }));

const rootIn = (document: Document): Node | undefined =>
  [document, document.body, ...document.body.children].find((node) => is(node, 'isRoot'));

/** Whether React runs on this page, or is going to hydrate it. */
const expectsReact = (document: Document): boolean =>
  is(document, 'isRouted') || !!rootIn(document) || !!document.querySelector('a[data-discover]');

/**
 * Whether React has hydrated all that the server rendered: its root is committed, and no part behind a Suspense
 * boundary (between the comments `$` and `/$`) is pending. Marks on elements are not enough: React sets them long
 * before it commits, and yields to the page in between.
 */
function isTakenOver(document: Document): boolean {
  const root = rootIn(document);
  if (!root || is(root, 'isDehydrated')) return false;
  if (!is(root, 'isCommitted') && !is(document.querySelector('h1') ?? document.body, 'isMarked'))
    return false;
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const { data, nextSibling } = comments.currentNode as Comment;
    if (/^\$[?~]?$/.test(data) && nextSibling instanceof Element && !is(nextSibling, 'isMarked'))
      return false;
  }
  return true;
}
