import { useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';
import { Drawing } from './drawing.tsx';
import { WATCH } from './watch-drawings.ts';

interface WatchTagProps {
  /** Undefined before the first answer, and where it can't be: in a private window. */
  isWatched: boolean | undefined;
  /**
   * Watches the tag or stops: whether it is watched then, undefined where that failed. Undefined at once for a click that is not the
   * reader's, on a button that appeared `age` ms before.
   */
  set: (event: MouseEvent, age: number, on: boolean) => Promise<boolean | undefined> | undefined;
}

/** The toggle of a tag's block on a page of Docker Hub. */
export function WatchTag({ isWatched, set }: WatchTagProps) {
  const [since] = useState(() => performance.now());
  const [own, setOwn] = useState<boolean>();
  const on = own ?? isWatched ?? false;
  return (
    <button
      type="button"
      class="btn quiet icon"
      data-action="watch"
      aria-pressed={on}
      aria-label={t('watch')}
      title={t(on ? 'watchStop' : 'watchTag')}
      disabled={isWatched === undefined}
      onClick={(event) => set(event, performance.now() - since, !on)?.then(setOwn)}
    >
      <Drawing of={WATCH} />
    </button>
  );
}
