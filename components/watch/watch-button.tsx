import { plural, t } from '../../lib/i18n.ts';
import { Drawing } from '../drawing.tsx';
import { WATCH } from '../watch-drawings.ts';

interface WatchButtonProps {
  isWatched: boolean;
  /** Its words while it is not pressed. */
  label: string;
  toggle: () => void;
  /** Images that found no room in the list. */
  refused: number;
}

/** The toggle that watches an image, or several. */
export const WatchButton = ({ isWatched, label, toggle, refused }: WatchButtonProps) => (
  <>
    <button
      type="button"
      class="btn quiet"
      data-action="watch"
      aria-pressed={isWatched}
      title={t(isWatched ? 'watchStop' : 'watchTag')}
      onClick={toggle}
    >
      <Drawing of={WATCH} />
      {isWatched ? t('watched') : label}
    </button>
    {refused > 0 && (
      <p class="soft" role="status" data-refused={refused}>
        {plural('watchFull', refused)}
      </p>
    )}
  </>
);
