import { useEffect } from 'preact/hooks';
import { onSettingsChanged } from '../../lib/client/settings-changed.ts';
import { ACCESS_KEY } from '../../lib/settings/changed-key.ts';

/** Calls `onChange` after a sign-in, sign-out, approval or another scheme on any page: what was read may be another now. */
export function useAccessChange(onChange: () => void): void {
  useEffect(() => {
    const over = new AbortController();
    onSettingsChanged(onChange, over.signal, ACCESS_KEY);
    return () => over.abort();
  }, []);
}
