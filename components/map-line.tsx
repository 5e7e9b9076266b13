import { formatDuration, formatTime, plural, t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/messages.ts';

interface MapLineProps {
  progress: Progress;
  wish: (wish: 'all' | 'paused') => void;
}

/** Where a repository cannot be paged through to the end: the offer to map all of it, with its cost, and how far that is. */
export function MapLine({ progress, wish }: MapLineProps) {
  const { map, total, complete, resumeAt } = progress;
  if (!map || complete) return null;
  const duration = formatDuration(map.seconds);
  if (map.wish === 'all')
    return (
      <span class="map" role="status">
        <span class="note">{resumeAt ? t('mapWaits', formatTime(resumeAt)) : t('mapGoesOn', duration)}</span>
        <button type="button" data-action="pause" onClick={() => wish('paused')}>
          {t('mapPause')}
        </button>
      </span>
    );
  return (
    <span class="map">
      <button type="button" data-action="complete" onClick={() => wish('all')}>
        {map.wish === 'paused' ? t('mapGoOn') : t('mapAll', total)}
      </button>
      <span class="note">{t('mapCost', plural('requests', map.pages + map.heads), duration)}</span>
      <span class="note">{t('mapSignIn')}</span>
    </span>
  );
}
