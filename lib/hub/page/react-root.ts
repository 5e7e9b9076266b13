/**
 * The state of React on a page, by the properties that it sets on DOM nodes (React 17 to 19; undocumented, hence the
 * fallbacks). Call it in the page's own world: other worlds do not see these properties.
 */

interface Fiber {
  stateNode?: { current?: { memoizedState?: { isDehydrated?: boolean } | null } } | null;
}

/** Whether React runs on this page, or is going to hydrate it. */
export function expectsReact(document: Document): boolean {
  const globals = document.defaultView ?? {};
  return (
    '__reactRouterContext' in globals ||
    '__remixContext' in globals ||
    rootFiber(document) !== undefined ||
    document.querySelector('a[data-discover]') !== null
  );
}

/**
 * Whether React has hydrated all that the server rendered: its root is committed, and no part behind a Suspense
 * boundary (between the comments `$` and `/$`) is pending. Marks on elements are not enough: React sets them long
 * before it commits, and yields to the page in between.
 */
export function isTakenOver(document: Document): boolean {
  const root = rootFiber(document);
  if (!root) return false;
  const isDehydrated = root.stateNode?.current?.memoizedState?.isDehydrated;
  if (isDehydrated ?? !hasMark(document.querySelector('h1') ?? document.body)) return false;
  const comments = document.createTreeWalker(document.body, NodeFilter.SHOW_COMMENT);
  while (comments.nextNode()) {
    const { data, nextSibling } = comments.currentNode as Comment;
    const isBoundary = data === '$' || data === '$?' || data === '$~';
    if (isBoundary && nextSibling instanceof Element && !hasMark(nextSibling)) return false;
  }
  return true;
}

function rootFiber(document: Document): Fiber | undefined {
  for (const node of [document, document.body, ...document.body.children]) {
    const fiber = marked(node, '__reactContainer$');
    if (fiber) return fiber as Fiber;
  }
  return undefined;
}

const hasMark = (node: Node) => marked(node, '__reactFiber$') !== undefined;

function marked(node: Node, prefix: string): unknown {
  const key = Object.keys(node).find((each) => each.startsWith(prefix));
  return key === undefined ? undefined : (node as unknown as Record<string, unknown>)[key];
}
