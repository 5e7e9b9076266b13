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
  /** For how many more there is room, where that is not enough for these. */
  room?: number | undefined;
}

/** The toggle that watches an image, or several. */
export const WatchButton = ({ isWatched, label, toggle, refused, room }: WatchButtonProps) => (
  <>
    <button
      type="button"
      class="btn quiet"
      data-action="watch"
      aria-pressed={isWatched}
      title={t(isWatched ? 'watchStop' : 'watchTag')}
      disabled={room === 0}
      onClick={toggle}
    >
      <Drawing of={WATCH} />
      {isWatched ? t('watched') : label}
    </button>
    {(refused > 0 || room !== undefined) && (
      <p class="soft" role="status" data-refused={refused || undefined} data-room={room}>
        {refused > 0
          ? plural('watchFull', refused)
          : room === 0
            ? t('watchNoRoom')
            : plural('watchRoom', room ?? 0)}
      </p>
    )}
  </>
);
