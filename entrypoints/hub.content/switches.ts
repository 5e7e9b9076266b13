import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { tellAll } from '../../lib/client/tell-all.ts';
import type { AnswerOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';
import { DEFAULT_DOCK } from '../../lib/settings/dock.ts';
import { DEFAULT_FEATURES } from '../../lib/settings/features.ts';
import { showDefect } from './defect-note.tsx';

/** Which features are on, now and after each change. */
export interface Switches {
  now: AnswerOf<'features.look'>;
  onChange(listener: () => void, signal: AbortSignal): void;
}

/** Reads the switches from the worker, and again whenever settings change. */
export async function loadSwitches(signal: AbortSignal): Promise<Switches> {
  const listeners = new Set<() => void>();
  const switches: Switches = {
    now: { features: DEFAULT_FEATURES, reader: 0, dock: DEFAULT_DOCK },
    onChange(listener, until) {
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener));
    },
  };
  const load = async () => {
    // If the worker cannot be reached, nothing changes; the listing shows the failure. A defect is shown where none else is.
    switches.now = await send('features.look', {}).catch((error) => {
      showDefect(error);
      return switches.now;
    });
    markDisabled(switches.now.features);
    if (!signal.aborted) tellAll(listeners);
  };
  onSettingsChanged(() => void load().catch(showDefect), signal);
  await load();
  return switches;
}

/** Lists the disabled features on the root element: style sheets (public/reserve) reserve no space for those. */
function markDisabled(features: Record<string, boolean>): void {
  const off = Object.keys(features).filter((id) => !features[id] && id !== 'session');
  if (off.length > 0) document.documentElement.dataset.tagkinOff = off.join(' ');
  else delete document.documentElement.dataset.tagkinOff;
}
