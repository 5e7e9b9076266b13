import { Dock } from '../../components/dock.tsx';
import type { Feature } from './features.ts';
import { createHost } from './host.ts';
import { drawListing } from './listing.tsx';

/** How long a page may take to show a place for us before we believe that Hub has changed. */
const PATIENCE = 4000;

/** Where a page offers no place that we know: the same facts in a panel beside it. */
export const dock: Feature = {
  id: 'dock',
  on: (route) => route.page !== 'other',
  init(visit) {
    const { feed, signal, onChange } = visit;
    const host = createHost('tagkin-dock');
    let patient = true;
    let closed = false;
    const isPlaced = () => document.querySelector('tagkin-aliases, tagkin-listing, tagkin-summary') !== null;
    const settle = () => {
      const needed = !patient && !closed && !isPlaced() && (feed.progress?.known ?? 0) > 0;
      if (needed) host.put({ parent: document.body, before: null });
      else host.element.remove();
    };
    const close = () => {
      closed = true;
      settle();
    };
    drawListing(visit, host, (panel) => <Dock close={close}>{panel}</Dock>);
    onChange(settle);
    feed.onNews(settle, signal);
    const timer = setTimeout(() => {
      patient = false;
      settle();
    }, PATIENCE);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      host.remove();
    });
  },
};
