import { defineContentScript } from 'wxt/utils/define-content-script';
import { whenHydrated } from '../../lib/hub/hydration.ts';
import { FEATURES } from './features.ts';
import { sweepHosts } from './host.ts';
import { watchVisits } from './visits.ts';

/** On every page of Hub, because a reader may come to a repository from anywhere without a page load. */
export default defineContentScript({
  matches: ['https://hub.docker.com/*'],
  runAt: 'document_idle',
  async main(ctx) {
    const gone = new AbortController();
    ctx.onInvalidated(() => gone.abort());
    await whenHydrated(document);
    if (ctx.isInvalid) return;
    sweepHosts(document);
    watchVisits(gone.signal, (visit) => {
      for (const feature of FEATURES) if (feature.on(visit.route)) feature.init(visit);
    });
  },
});
