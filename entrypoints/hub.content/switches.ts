import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { tellAll } from '../../lib/client/tell-all.ts';
import type { AnswerOf } from '../../lib/messages/messages.ts';
import { send } from '../../lib/messages/send.ts';
import { DEFAULT_FEATURES } from '../../lib/settings/features.ts';

/** Which features are on, now and after each change. */
export interface Switches {
  now: AnswerOf<'features.look'>;
  onChange(tell: () => void, signal: AbortSignal): void;
}

/** Reads from the worker what is on, and again whenever settings change. */
export async function loadSwitches(signal: AbortSignal): Promise<Switches> {
  const listeners = new Set<() => void>();
  const switches: Switches = {
    now: { features: DEFAULT_FEATURES, reader: 0 },
    onChange(tell, until) {
      listeners.add(tell);
      until.addEventListener('abort', () => listeners.delete(tell));
    },
  };
  const ask = async () => {
    // A worker that cannot be reached leaves everything as it was; the listing shows why.
    switches.now = await send('features.look', {}).catch(() => switches.now);
    tellReserves(switches.now.features);
    if (!signal.aborted) tellAll(listeners);
  };
  onSettingsChanged(() => void ask(), signal);
  await ask();
  return switches;
}

/** The style sheets that reserve room for hosts (public/reserve) reserve none for what is off. */
function tellReserves(features: Record<string, boolean>): void {
  const off = Object.keys(features).filter((id) => !features[id] && id !== 'session');
  if (off.length > 0) document.documentElement.dataset.tagkinOff = off.join(' ');
  else delete document.documentElement.dataset.tagkinOff;
}
