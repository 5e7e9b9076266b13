import { formatDuration, formatTime, plural, t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';

interface MapLineProps {
  progress: Progress;
  setCrawlMode: (mode: 'all' | 'paused') => void;
}

/** For a repository whose tag pages are capped: offers to map all of it, with the cost, and shows the progress. */
export function MapLine({ progress, setCrawlMode }: MapLineProps) {
  const { completion, total, complete, resumeAt } = progress;
  if (!completion || complete) return null;
  const duration = formatDuration(completion.seconds);
  if (completion.mode === 'all')
    return (
      <span class="map" role="status">
        <span class="note">{resumeAt ? t('mapWaits', formatTime(resumeAt)) : t('mapGoesOn', duration)}</span>
        <button type="button" data-action="pause" onClick={() => setCrawlMode('paused')}>
          {t('mapPause')}
        </button>
      </span>
    );
  return (
    <span class="map">
      <button type="button" data-action="complete" onClick={() => setCrawlMode('all')}>
        {completion.mode === 'paused' ? t('mapGoOn') : t('mapAll', total)}
      </button>
      <span class="note">
        {t('mapCost', plural('requests', completion.pages + completion.heads), duration)}
      </span>
      <span class="note">{t('mapSignIn')}</span>
    </span>
  );
}
