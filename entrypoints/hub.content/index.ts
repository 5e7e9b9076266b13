import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { failureOf } from '../../lib/failure.ts';
import { whenHydrated } from '../../lib/hub/page/hydration.ts';
import { HUB_PAGES } from '../../lib/hub/urls.ts';
import { showDefect } from './defect-note.tsx';
import { sweepHosts } from './host.tsx';
import { offerSession } from './offer-session.ts';
import { runFeatures } from './run-features.ts';
import { loadSwitches } from './switches.ts';
import { watchVisits } from './visits.ts';

/** Runs on every page of Hub: client-side navigation can lead to a repository from any of them. */
export default defineContentScript({
  matches: HUB_PAGES,
  runAt: 'document_idle',
  main: (ctx) => start(ctx).catch(showDefect),
});

async function start(ctx: ContentScriptContext): Promise<void> {
  const gone = new AbortController();
  ctx.onInvalidated(() => gone.abort());
  const [switches] = await Promise.all([loadSwitches(gone.signal), whenHydrated(document)]);
  const isGone = () => ctx.isInvalid || gone.signal.aborted;
  if (isGone()) return;
  sweepHosts(document);
  for (const event of ['click', 'change', 'input'])
    document.addEventListener(event, stopOrphanedEvents(isGone), { capture: true, signal: gone.signal });
  await offerSession(switches, gone.signal).catch(failureOf); // without a session the page is read anonymously
  watchVisits(gone.signal, isGone, (page) => runFeatures(page, switches));
}

/** Stops events on our hosts once the extension has been replaced: their handlers no longer work. */
const stopOrphanedEvents = (isGone: () => boolean) => (event: Event) => {
  const isOurs = event.target instanceof Element && event.target.localName.startsWith('tagkin-');
  if (isOurs && isGone()) event.stopImmediatePropagation();
};
