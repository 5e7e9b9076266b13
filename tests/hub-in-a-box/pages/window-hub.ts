import { flushSync } from 'react-dom';
import type { Navigation } from './navigation.ts';
import type { HubState, Store } from './store.ts';

/** `window.__hub`: how end-to-end tests look into the page and make it do what Hub does when it likes. */
export interface WindowHub {
  /** React has taken the document over. */
  hydrated: boolean;
  /** Lets React take the document over, where the page waits for that. */
  hydrate?(): void;
  /** Hydration mismatches, errors caught by React and uncaught errors of the page: all empty unless something broke it. */
  errors: string[];
  /** How often React has committed. */
  renders: number;
  keyBy: HubState['keyBy'];
  /** Re-renders everything in place, synchronously. */
  rerender(): void;
  /** Throws all tag blocks away and makes new ones; done on return. */
  remount(): void;
  /** Client-side navigation; resolves when the new page is there. */
  navigate(path: string): Promise<void>;
}

declare global {
  interface Window {
    __hub?: WindowHub;
  }
}

/** Everything of `window.__hub` that acts on the store; the counters start at zero. */
export function createWindowHub(store: Store, navigation: Navigation): WindowHub {
  return {
    hydrated: false,
    errors: [],
    renders: 0,
    get keyBy() {
      return store.get().keyBy;
    },
    set keyBy(keyBy) {
      flushSync(() => store.set({ keyBy }));
    },
    rerender: () => flushSync(() => store.set({})),
    remount: () => flushSync(() => store.set({ generation: store.get().generation + 1 })),
    navigate: (path) => navigation.navigate(path),
  };
}
