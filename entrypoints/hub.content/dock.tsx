import { hostsIn } from '../../lib/hub/page/own-element.ts';
import { guarded, showDefect } from './defect-note.tsx';
import type { Feature } from './feature.ts';
import { createHost, isRefused } from './host.tsx';
import { groupsProps } from './listing.tsx';
import { Part } from './part.tsx';
import { loadParts } from './parts.ts';
import { guestOf, tagFacts } from './reader.tsx';

/** How long React may take after the page has loaded, in ms, before the dock shows the answers. */
const REACT_TIMEOUT_MS = 1000;
/** How long to wait for an insertion point on the page after that, in ms. */
const PLACEMENT_TIMEOUT_MS = 4000;

/**
 * A docked panel with the same content, for pages that are not ready, or have no known insertion point. Few pages need it: what it
 * draws is loaded then (entrypoints/hub-parts/dock.ts).
 */
export const dock: Feature = {
  id: 'dock',
  init(visit) {
    const { route, client, hydration, signal, onChange } = visit;
    let isDue = false;
    let settleDock: ((isNeeded: boolean) => void) | undefined;
    /** Tag blocks show no failure of ours: beside them the listing does, unless it is what failed. */
    const isEnough = ({ dataset: { host } }: HTMLElement) =>
      host !== 'tagkin-dock' &&
      (host !== 'tagkin-aliases' || route.page !== 'tags' || client.progress?.failure?.kind !== 'internal');
    const load = async () => {
      const parts = await loadParts();
      settleDock ??= parts.dock(visit, {
        groups: groupsProps(visit),
        guestOf,
        tagFacts,
        createHost,
        draw: (host, props, state) =>
          host.draw((width) => <Part id="panel" with={{ ...props, width }} />, state),
      });
      settle();
    };
    const settle = () => {
      const isNeeded = isDue && (isRefused() || !hostsIn(document).some(isEnough));
      if (settleDock) settleDock(isNeeded);
      else if (isNeeded) load().catch(showDefect);
    };
    const due = guarded(() => {
      isDue = true;
      settle();
    });
    onChange(settle);
    client.subscribe(settle, signal);
    const wait = (ms: number) => {
      const timer = setTimeout(due, ms);
      signal.addEventListener('abort', () => clearTimeout(timer));
    };
    const loaded = () => {
      if (!hydration.isOver) wait(REACT_TIMEOUT_MS);
    };
    if (document.readyState === 'complete') loaded();
    else addEventListener('load', loaded, { signal });
    void hydration.end.then(() => wait(isDue ? 0 : PLACEMENT_TIMEOUT_MS));
  },
};
