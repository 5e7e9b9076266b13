import { useState } from 'preact/hooks';
import { formatDuration, formatTime, plural, t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import type { Children } from './children.ts';
import type { Guest } from './guest.ts';

export interface MapLineProps {
  progress: Progress;
  setCrawlMode: (mode: 'all' | 'paused') => void;
  guest?: Guest | undefined;
}

/** For a repository whose tag pages are capped: offers to map all of it, with the cost, and shows the progress. */
export function MapLine({ progress, setCrawlMode, guest }: MapLineProps) {
  const { completion, total, complete, resumeAt } = progress;
  if (!completion || complete) return null;
  const duration = formatDuration(completion.seconds);
  if (completion.mode === 'all')
    return (
      <span class="map" role="status">
        <span class="note">{resumeAt ? t('mapWaits', formatTime(resumeAt)) : t('mapGoesOn', duration)}</span>
        <button type="button" class="btn" data-action="pause" onClick={() => setCrawlMode('paused')}>
          {t('mapPause')}
        </button>
      </span>
    );
  return (
    <span class="map">
      <CompleteButton key={completion.mode} start={() => setCrawlMode('all')} guest={guest}>
        {completion.mode === 'paused' ? t('mapGoOn') : t('mapAll', total)}
      </CompleteButton>
      <span class="note">
        {t('mapCost', plural('requests', completion.pages + completion.heads), duration)}
      </span>
      <span class="note">{t('mapSignIn')}</span>
    </span>
  );
}

interface CompleteButtonProps {
  start: () => void;
  guest: Guest | undefined;
  children: Children;
}

function CompleteButton({ start, guest, children }: CompleteButtonProps) {
  const [since] = useState(() => performance.now());
  const onClick = (event: MouseEvent) => {
    if (!guest || guest.mayStart(event, performance.now() - since)) start();
  };
  return (
    <button type="button" class="btn" data-action="complete" onClick={onClick}>
      {children}
    </button>
  );
}
