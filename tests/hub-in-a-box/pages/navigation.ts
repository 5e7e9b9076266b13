import type { Hub } from './hub-context.ts';
import type { PageData } from './page-data.ts';
import { dataPath } from './route.ts';
import type { Store } from './store.ts';

export interface Navigation {
  /** Resolves when the new page is in the store, or when a later navigation has taken over. */
  navigate(...to: Parameters<Hub['navigate']>): Promise<void>;
}

/**
 * Client-side navigation as React Router does it: the data first, then the address, then the page. Only the latest
 * navigation counts; one whose data cannot be had becomes an ordinary page load. Back and forward go the same way.
 */
export function startNavigation(store: Store): Navigation {
  let current = new AbortController();

  async function show(path: string, commit: () => void): Promise<void> {
    current.abort();
    current = new AbortController();
    const { signal } = current;
    store.set({ busy: true });
    try {
      const answer = await fetch(dataPath(path), { signal });
      const page = (await answer.json()) as PageData;
      if (signal.aborted) return;
      commit();
      store.set({ page, path, busy: false });
    } catch {
      if (!signal.aborted) location.assign(path);
    }
  }

  addEventListener('popstate', () => show(location.pathname + location.search, () => {}));
  return {
    async navigate(path, how = 'push') {
      const leaves = path.split('?', 1)[0] !== location.pathname;
      await show(path, () => {
        if (how === 'push') history.pushState(null, '', path);
        else history.replaceState(null, '', path);
        if (leaves) scrollTo(0, 0);
      });
    },
  };
}
