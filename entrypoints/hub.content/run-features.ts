import { type ListingClient, listingClient } from '../../lib/client/listing-client.ts';
import { guarded, showDefect } from './defect-note.tsx';
import { type Feature, isFor } from './feature.ts';
import { FEATURES } from './features.ts';
import type { Switches } from './switches.ts';
import type { Page, Visit } from './visits.ts';

/**
 * Runs each feature while it is on. Switching a feature off removes its hosts; switching it on starts it at once. The dock is the
 * fallback of the others, so it runs only if another feature of the page is on.
 */
export function runFeatures(page: Page, switches: Switches): void {
  let round: ReturnType<typeof startRound> | undefined;
  const settle = guarded(() => {
    const { features, reader } = switches.now;
    const kind = `${reader} ${features.config} ${features.moves}`;
    if (round?.kind !== kind) {
      round?.end();
      round = startRound(page, kind, switches.now);
    }
    const here = FEATURES.filter((feature) => isFor(feature, page.route));
    const isOn = ({ id }: Feature) => features[id] && !page.signal.aborted;
    const needsDock = here.some((feature) => feature.id !== 'dock' && isOn(feature));
    for (const feature of here) round.set(feature, isOn(feature) && (feature.id !== 'dock' || needsDock));
  });
  settle();
  switches.onChange(settle, page.signal);
}

/** A round lasts while the reader's account and the shared switches stay the same. Its features share one listing client. */
function startRound(page: Page, kind: string, { features, dock }: Switches['now']) {
  const over = new AbortController();
  const ends = AbortSignal.any([page.signal, over.signal]);
  const running = new Map<Feature, AbortController>();
  let client: ListingClient | undefined;

  const start = (feature: Feature) => {
    const off = new AbortController();
    const signal = AbortSignal.any([ends, off.signal]);
    client ??= listingClient(page.subject, ends);
    const shared = client;
    /** An error in a feature ends it alone, and is shown as the listing's failure. */
    const fail = (error: unknown) => {
      off.abort();
      shared.report(error);
      showDefect(error); // also where each part that could show it has ended
    };
    const attempt = (work: () => void) => {
      if (signal.aborted) return;
      try {
        work();
      } catch (error) {
        fail(error);
      }
    };

    const visit: Visit = {
      route: page.route,
      client: Object.create(shared, {
        fail: { value: fail },
        subscribe: {
          value: (listener: () => void, until: AbortSignal) =>
            shared.subscribe(() => attempt(listener), until),
        },
      }),
      features,
      dock,
      hydration: page.hydration,
      signal,
      onChange: (place) => page.onChange(() => attempt(place)),
    };
    running.set(feature, off);
    attempt(() => feature.init(visit));
  };
  return {
    kind,
    end: () => over.abort(),
    set(feature: Feature, on: boolean) {
      if (on === running.has(feature)) return;
      if (on) return start(feature);
      running.get(feature)?.abort();
      running.delete(feature);
    },
  };
}
