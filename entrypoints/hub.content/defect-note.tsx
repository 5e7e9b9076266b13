import { render } from 'preact';
import { failureOf } from '../../lib/failure.ts';
import { hostsIn } from '../../lib/hub/page/own-element.ts';
import { t } from '../../lib/i18n.ts';
import { FailureNote } from './failure-note.tsx';

/** How long the parts of the page have to show a defect themselves, in ms: longer than the dock waits for its place. */
const GRACE_MS = 5000;

const STYLE =
  'position:fixed;inset:auto 1rem 1rem auto;z-index:9999;padding:1rem;background:Canvas;color:CanvasText;border:1px solid;font:13px system-ui';

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
    Object.assign(host.dataset, { host: 'tagkin-dock', state: 'error' });
    host.style.cssText = STYLE;
    render(<FailureNote failure={failure} />, host.attachShadow({ mode: 'open' }));
    document.body.append(host);
  }, GRACE_MS);
}

/** Whether a host on the page shows a defect. */
export const isDefectShown = (): boolean =>
  hostsIn(document).some(({ shadowRoot }) => shadowRoot?.textContent?.includes(t('failInternal')));

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
