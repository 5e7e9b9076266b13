import { useEffect } from 'preact/hooks';
import { onChange } from '../../lib/client/settings-changed.ts';

/** Calls when somebody has signed in or out, approved something, or changed a setting, wherever that is done. */
export function useSettingsChange(tell: () => void): void {
  useEffect(() => {
    const over = new AbortController();
    onChange(tell, over.signal);
    return () => over.abort();
  }, []);
}
