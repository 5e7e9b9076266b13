import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ExportFormat } from '../lib/aliases/export-format.ts';
import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import { Coverage } from './coverage.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { FailureNote } from './failure-note.tsx';
import type { Guest } from './guest.ts';
import { MapLine } from './map-line.tsx';
import { NotPublic } from './not-public.tsx';
import { PlatformSelect } from './platform-select.tsx';
import { RetryNow } from './retry-now.tsx';
import { useAttempt } from './use-attempt.ts';

export interface ListingPanelProps {
  progress: Progress | null;
  /** Draws the alias groups, while they are shown. `revision` changes when the listing grows. */
  images: (revision: string) => ComponentChildren;
  /** Returns an export file with all groups. */
  write: (format: ExportFormat) => Promise<string>;
  choosePlatform: (platform: string) => Promise<unknown>;
  /** Starts or pauses mapping a repository whose tag pages are capped. */
  setCrawlMode: (mode: 'all' | 'paused') => Promise<unknown>;
  /** Ends the pause that a host asked for. */
  retry?: (host: string) => Promise<unknown>;
  guest?: Guest;
}

/** The panel above a tag list: coverage, platform, switch to alias groups, export, failure. */
export function ListingPanel({
  progress,
  images,
  write,
  choosePlatform,
  setCrawlMode,
  retry,
  guest,
}: ListingPanelProps) {
  const [open, setOpen] = useState(false);
  const [refused, attempt] = useAttempt();
  const failure = progress?.failure ?? refused;
  if (guest && failure?.kind === 'unauthorized') return <NotPublic open={guest.open} />;
  const fileName = (progress?.repository ?? 'tags').replace('/', '-');
  return (
    <section class="panel" aria-label={t('listingTitle')}>
      <div class="bar">
        <Coverage progress={progress} />
        <span class="grow" />
        <div class="controls">
          <PlatformSelect
            progress={progress}
            choose={(platform) => attempt(() => choosePlatform(platform))}
          />
          <button type="button" data-action="group" aria-pressed={open} onClick={() => setOpen(!open)}>
            {t('group')}
          </button>
          <ExportButtons name={fileName} write={write} attempt={attempt} />
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
          progress && (
            <MapLine
              progress={progress}
              setCrawlMode={(mode) => attempt(() => setCrawlMode(mode))}
              guest={guest}
            />
          )
        )}
      </div>
      {open && images(`${progress?.known} ${progress?.done}`)}
    </section>
  );
}
