import { useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import type { Children } from './children.ts';
import { Coverage } from './coverage.tsx';
import { Drawing, EXPORT } from './drawing.tsx';
import { FailureNote } from './failure-note.tsx';
import type { Guest } from './guest.ts';
import type { MapLineProps } from './map-line.tsx';
import { NotPublic } from './not-public.tsx';
import { PlatformSelect } from './platform-select.tsx';
import { RetryNow } from './retry-now.tsx';
import { useAttempt } from './use-attempt.ts';

export interface ListingPanelProps {
  progress: Progress | null;
  /** Draws the images, while they are shown. `revision` changes when the listing grows. */
  images: (revision: string) => Children;
  /** Whether images are shown from the beginning. */
  imagesFirst?: boolean;
  /** Draws the menu of the export, while it is open. */
  exports: (close: () => void) => Children;
  /** Draws what is offered for a repository whose tag pages are capped. */
  map: (props: MapLineProps) => Children;
  choosePlatform: (platform: string) => Promise<unknown>;
  /** Starts or pauses mapping a repository whose tag pages are capped. */
  setCrawlMode: (mode: 'all' | 'paused') => Promise<unknown>;
  /** Ends the pause that a host asked for. */
  retry?: (host: string) => Promise<unknown>;
  guest?: Guest;
}

/** The panel above a tag list: tags or images, coverage, platform, export, failure. */
export function ListingPanel(props: ListingPanelProps) {
  const { progress, images, exports, map, choosePlatform, setCrawlMode, retry, guest } = props;
  const [chosen, setChosen] = useState<boolean>();
  const [isExporting, setExporting] = useState(false);
  const [refused, attempt] = useAttempt();
  const failure = progress?.failure ?? refused;
  if (guest && failure?.kind === 'unauthorized') return <NotPublic open={guest.open} />;
  const isKnown = !!progress && progress.known > 0;
  const hasImages = isKnown && (chosen ?? props.imagesFirst);
  const close = () => setExporting(false);
  return (
    <section class="listing" aria-label={t('listingTitle')}>
      <div class="toolbar">
        <fieldset class="seg" aria-label={t('listingShow')}>
          <button type="button" aria-pressed={!hasImages} onClick={() => setChosen(false)}>
            {t('listingTags')}
          </button>
          <button
            type="button"
            data-action="group"
            aria-pressed={!!hasImages}
            disabled={!isKnown}
            onClick={() => setChosen(!hasImages)}
          >
            {t('group')}
          </button>
        </fieldset>
        <p class="sum">
          <Coverage progress={progress} />
        </p>
        <PlatformSelect progress={progress} choose={(platform) => attempt(() => choosePlatform(platform))} />
        <div class="copy">
          <button
            type="button"
            class="btn"
            data-action="export"
            aria-haspopup="menu"
            aria-expanded={isExporting}
            disabled={!isKnown}
            onClick={() => setExporting(!isExporting)}
          >
            <Drawing of={EXPORT} />
            {t('exportLabel')}
          </button>
          {isExporting && exports(close)}
        </div>
      </div>
      <div class="status">
        {failure ? (
          <>
            <FailureNote failure={failure} />
            {retry && (
              <RetryNow
                failure={failure}
                retry={(host) => attempt(() => retry(host))}
                counts={guest?.isReader}
              />
            )}
          </>
        ) : (
          progress?.completion &&
          !progress.complete &&
          map({ progress, guest, setCrawlMode: (mode) => void attempt(() => setCrawlMode(mode)) })
        )}
      </div>
      {hasImages && images(`${progress?.known} ${progress?.done}`)}
    </section>
  );
}
