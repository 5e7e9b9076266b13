import type { ContentScriptContext } from 'wxt/utils/content-script-context';
import { defineContentScript } from 'wxt/utils/define-content-script';
import { whenHydrated } from '../../lib/hub/page/hydration.ts';
import { HUB_PAGES } from '../../lib/hub/page-paths.ts';
import { showDefect } from './defect-note.tsx';
import { sweepHosts } from './host.tsx';
import type { Hydration } from './hydration.ts';
import { loadParts } from './parts.ts';
import { runFeatures } from './run-features.ts';
import { loadSwitches, type Switches } from './switches.ts';
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
  const hydration: Hydration = { isOver: false, end: whenHydrated(document) };
  void hydration.end.then(() => {
    hydration.isOver = true;
  });
  const switches = await loadSwitches(gone.signal);
  const isGone = () => ctx.isInvalid || gone.signal.aborted;
  if (isGone()) return;
  sweepHosts(document);
  for (const event of ['click', 'change', 'input'])
    document.addEventListener(event, stopOrphanedEvents(isGone), { capture: true, signal: gone.signal });
  await offerWhenOn(switches, gone.signal).catch(showDefect); // without a session the page is read anonymously
  watchVisits(gone.signal, isGone, hydration, (page) => runFeatures(page, switches));
}

/** Stops events on our hosts once the extension has been replaced: their handlers no longer work. */
const stopOrphanedEvents = (isGone: () => boolean) => (event: Event) => {
  const isOurs = event.target instanceof Element && event.target.localName.startsWith('tagkin-');
  if (!isOurs || !isGone()) return;
  event.stopImmediatePropagation();
  event.target.replaceChildren(); // the style that hides Hub's list
};

/** Offers the reader's session from when that is switched on; few readers do, so its code is loaded then. */
async function offerWhenOn(switches: Switches, signal: AbortSignal): Promise<void> {
  let offered: Promise<void> | undefined;
  const offer = async () => {
    if (switches.now.features.session)
      offered ??= loadParts().then((parts) => parts.offerSession(switches, signal, showDefect));
    await offered;
  };
  switches.onChange(() => void offer().catch(showDefect), signal);
  await offer();
}
