import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { unlessDefect } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';

/** Draws a page of ours in the look that the reader chose, from now on; until that is known, and without a worker, in the system's. */
export function followLook(): void {
  const follow = async () => {
    const settings = await send('settings.look', {}).catch(unlessDefect(null));
    const { classList } = document.documentElement;
    for (const look of ['light', 'dark'] as const) classList.toggle(look, settings?.look === look);
  };
  onSettingsChanged(() => void follow(), new AbortController().signal);
  void follow();
}
