import { useEffect } from 'preact/hooks';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';

/** Calls `onChange` after a sign-in, sign-out, approval or changed setting on any page. */
export function useSettingsChange(onChange: () => void): void {
  useEffect(() => {
    const over = new AbortController();
    onSettingsChanged(onChange, over.signal);
    return () => over.abort();
  }, []);
}
