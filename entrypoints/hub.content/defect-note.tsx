import { options, render } from 'preact';
import { showUnreported } from '../../lib/defects/unreported.ts';
import { failureOf } from '../../lib/failure.ts';
import { hostsIn } from '../../lib/hub/page/own-element.ts';
import { t } from '../../lib/i18n.ts';
import { FailureNote } from './failure-note.tsx';

/** How long the parts of the page have to show a defect themselves, in ms: longer than the dock waits for its place. */
const GRACE_MS = 5000;

const STYLE = 'position:fixed;bottom:0;background:#fff;color:#000';

/**
 * Shows a defect that may have ended the parts which would show it, unless one of them does. Needs nothing of them; the failure is
 * logged at once.
 */
export function showDefect(error: unknown): void {
  const failure = failureOf(error);
  if (failure.kind !== 'internal') return;
  setTimeout(() => {
    if (isDefectShown()) return;
    const host = document.createElement('tagkin-dock');
    host.dataset.state = 'error';
    host.style.cssText = STYLE;
    render(<FailureNote failure={failure} />, host.attachShadow({ mode: 'open' }));
    document.body.append(host);
  }, GRACE_MS);
}

/** Whether a host on the page shows a defect. */
function isDefectShown(): boolean {
  try {
    return hostsIn(document).some(({ shadowRoot }) => shadowRoot?.textContent?.includes(t('failInternal')));
  } catch {
    return false; // what looks for hosts may be what is broken
  }
}

/** The same function, which shows its defects instead of throwing them. */
export const guarded =
  <Args extends unknown[]>(work: (...args: Args) => void) =>
  (...args: Args): void => {
    try {
      work(...args);
    } catch (error) {
      showDefect(error);
    }
  };

showUnreported(showDefect);

/** Handlers of what is drawn show their defects: a browser reports those of a content script on its console alone. */
options.vnode = ({ props }: { props: Record<string, unknown> }) => {
  for (const name in props)
    if (/^on/.test(name) && props[name]) props[name] = guarded(props[name] as () => void);
};
