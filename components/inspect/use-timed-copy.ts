import { useEffect } from 'preact/hooks';
import { type Copying, useCopy } from '../use-copy.ts';

/** How long “Copied” is shown, in ms. */
const SHOWN_MS = 2000;

/** `useCopy` that shows a copy for two seconds; a refusal stays until the next attempt. */
export function useTimedCopy(): Copying {
  const copying = useCopy();
  useEffect(() => {
    if (copying.copied === null) return;
    const timer = setTimeout(copying.reset, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [copying.copied]);
  return copying;
}
