import { useState } from 'preact/hooks';
import type { ExportFormat } from '../lib/aliases/export.ts';
import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import { Coverage } from './coverage.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { FailureNote } from './failure-note.tsx';
import { GroupList, type GroupListProps } from './group-list.tsx';
import { MapLine } from './map-line.tsx';
import { PlatformSelect } from './platform-select.tsx';

export interface ListingPanelProps {
  progress: Progress | null;
  /** Asks for some of the alias groups; only called when they are to be seen. */
  loadGroups: GroupListProps['load'];
  /** Makes a file of all of them. */
  write: (format: ExportFormat) => Promise<string>;
  choosePlatform: (platform: string) => void;
  /** Maps a repository that cannot be paged through, or stops to. */
  setCrawlMode: (mode: 'all' | 'paused') => void;
  linkTo: (tag: string) => string;
}

/** What stands above a tag list: coverage, the platform, the switch to alias groups, export. */
export function ListingPanel({
  progress,
  loadGroups,
  write,
  choosePlatform,
  setCrawlMode,
  linkTo,
}: ListingPanelProps) {
  const [open, setOpen] = useState(false);
  const fileName = (progress?.repository ?? 'tags').replace('/', '-');
  return (
    <section class="panel" aria-label={t('listingTitle')}>
      <div class="bar">
        <Coverage progress={progress} />
        <span class="grow" />
        <div class="controls">
          <PlatformSelect progress={progress} choose={choosePlatform} />
          <button type="button" data-action="group" aria-pressed={open} onClick={() => setOpen(!open)}>
            {t('group')}
          </button>
          <ExportButtons name={fileName} write={write} />
        </div>
      </div>
      <div class="status">
        {progress?.failure ? (
          <FailureNote failure={progress.failure} />
        ) : (
          progress && <MapLine progress={progress} setCrawlMode={setCrawlMode} />
        )}
      </div>
      {open && (
        <GroupList load={loadGroups} revision={`${progress?.known} ${progress?.done}`} linkTo={linkTo} />
      )}
    </section>
  );
}
