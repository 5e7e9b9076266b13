/**
 * React's properties on DOM nodes (React 17 to 19; undocumented), as events: dispatched on a node, each is cancelled if the answer
 * is yes. Only the page's own world sees those properties, and there every function may be the page's, whose stack would name the
 * extension's address. So that world only answers, by functions that it took before the page ran.
 */
export const QUESTIONS = {
  /** On the document: React Router has rendered this page on the server. */
  isRouted: 'tagkin:is-routed',
  /** React has a root there. */
  isRoot: 'tagkin:is-root',
  /** That root is not hydrated yet; or it is. React 17 does not say. */
  isDehydrated: 'tagkin:is-dehydrated',
  isCommitted: 'tagkin:is-committed',
  /** React has hydrated, or rendered, this element. */
  isMarked: 'tagkin:is-marked',
} as const;

const { apply, getOwnPropertyDescriptor, ownKeys } = Reflect;
const { hasOwn } = Object;
const { startsWith } = String.prototype;

/**
 * Answers `QUESTIONS` about nodes of a document, from now on. `page` turns an object of ours into what the page sees of it.
 * Calls no function that the page may have replaced since.
 */
export function answerReact(document: Document, page: <T>(of: T) => T = (of) => of): void {
  const { addEventListener } = document;
  const { preventDefault } = Event.prototype;
  const target = getOwnPropertyDescriptor(Event.prototype, 'target')?.get;
  const window = document.defaultView;
  if (!target || !window) return;
  const answer = (question: keyof typeof QUESTIONS, isSo: (node: object) => boolean) => {
    const listener = (event: Event) => {
      const node = apply(target, event, []);
      if (node && isSo(page(node))) apply(preventDefault, event, []);
    };
    apply(addEventListener, document, [QUESTIONS[question], listener, true]);
  };
  answer('isRouted', () => '__reactRouterContext' in page(window) || '__remixContext' in page(window));
  answer('isRoot', (node) => rootOf(node) !== undefined);
  answer('isDehydrated', (node) => dehydrated(node) === true);
  answer('isCommitted', (node) => dehydrated(node) === false);
  answer('isMarked', (node) => marked(node, '__reactFiber$') !== undefined);
}

const rootOf = (node: object) => marked(node, '__reactContainer$');

const dehydrated = (node: object) =>
  own(own(own(own(rootOf(node), 'stateNode'), 'current'), 'memoizedState'), 'isDehydrated');

function marked(node: object, prefix: string): unknown {
  const keys = ownKeys(node);
  for (let at = 0; at < keys.length; at++) {
    const key = keys[at];
    if (typeof key === 'string' && apply(startsWith, key, [prefix])) return own(node, key);
  }
  return undefined;
}

/** A property without calling its getter. */
function own(of: unknown, key: string): unknown {
  if (typeof of !== 'object' || of === null) return undefined;
  const descriptor = getOwnPropertyDescriptor(of, key);
  return descriptor && hasOwn(descriptor, 'value') ? descriptor.value : undefined;
}
