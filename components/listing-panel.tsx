import { useEffect, useState } from 'preact/hooks';
import { type ExportFormat, exportGroups } from '../lib/aliases/export.ts';
import type { ShownGroup } from '../lib/aliases/sorted-groups.ts';
import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages.ts';
import { Coverage } from './coverage.tsx';
import { ExportButtons } from './export-buttons.tsx';
import { FailureNote } from './failure-note.tsx';
import { GroupList } from './group-list.tsx';
import { PlatformSelect } from './platform-select.tsx';

interface ListingPanelProps {
  progress: Progress | null;
  /** Asks for every alias group; only called when they are to be seen or saved. */
  loadGroups: () => Promise<ShownGroup[]>;
  choosePlatform: (platform: string) => void;
  linkTo: (tag: string) => string;
}

/** What stands above a tag list: coverage, the platform, the switch to alias groups, export. */
export function ListingPanel({ progress, loadGroups, choosePlatform, linkTo }: ListingPanelProps) {
  const [open, setOpen] = useState(false);
  const [groups, setGroups] = useState<ShownGroup[] | null>(null);
  useEffect(() => {
    if (open) loadGroups().then(setGroups, () => setGroups(null));
  }, [open, progress?.known, progress?.done]);
  const write = async (format: ExportFormat) => exportGroups(await loadGroups(), format);
  const fileName = (progress?.repository ?? 'tags').replace('/', '-');
  return (
    <section class="panel" aria-label={t('listingTitle')}>
      <div class="bar">
        <Coverage progress={progress} />
        <span class="grow" />
        <PlatformSelect progress={progress} choose={choosePlatform} />
        <button type="button" data-action="group" aria-pressed={open} onClick={() => setOpen(!open)}>
          {t('group')}
        </button>
        <ExportButtons name={fileName} write={write} />
      </div>
      <div class="status">{progress?.failure && <FailureNote failure={progress.failure} />}</div>
      {open && groups && <GroupList groups={groups} linkTo={linkTo} />}
    </section>
  );
}
