import { useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';
import { Drawing } from './drawing.tsx';
import { WATCH } from './watch-drawings.ts';

interface WatchTagProps {
  /**
   * Whether it is watched, among what is known of the tag, so that it stays where Docker Hub draws the block again. Missing before the
   * first answer, and where it can't be: in a private window.
   */
  known: { isWatched?: boolean } | null;
  /**
   * Watches the tag or stops: whether it is watched then, undefined where that failed. Undefined at once for a click that is not the
   * reader's, on a button that appeared `age` ms before.
   */
  set: (event: MouseEvent, age: number, on: boolean) => Promise<boolean | undefined> | undefined;
}

/** The toggle of a tag's block on a page of Docker Hub. */
export function WatchTag({ known, set }: WatchTagProps) {
  const [since] = useState(() => performance.now());
  const [own, setOwn] = useState<boolean>();
  const on = own ?? known?.isWatched ?? false;
  return (
    <button
      type="button"
      class="btn quiet icon"
      data-action="watch"
      aria-pressed={on}
      aria-label={t('watch')}
      title={t(on ? 'watchStop' : 'watchTag')}
      disabled={known?.isWatched === undefined}
      onClick={(event) =>
        set(event, performance.now() - since, !on)?.then((isWatched = on) => {
          if (known) known.isWatched = isWatched;
          setOwn(isWatched);
        })
      }
    >
      <Drawing of={WATCH} />
    </button>
  );
}
