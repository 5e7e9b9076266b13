import { useEffect } from 'preact/hooks';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';

/** Calls when somebody has signed in or out, approved something, or changed a setting, wherever that is done. */
export function useSettingsChange(tell: () => void): void {
  useEffect(() => {
    const over = new AbortController();
    onSettingsChanged(tell, over.signal);
    return () => over.abort();
  }, []);
}
