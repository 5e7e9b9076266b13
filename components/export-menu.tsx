import type { ExportFormat } from '../lib/aliases/export-format.ts';
import { formatNumber, type MessageKey, t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';
import { FailureNote } from './failure-note.tsx';
import { saveGroups } from './save-file.ts';
import { useAttempt } from './use-attempt.ts';
import { useMenu } from './use-menu.ts';

const FORMATS: Record<ExportFormat, { name: MessageKey; about: MessageKey }> = {
  json: { name: 'exportJson', about: 'exportJsonAbout' },
  csv: { name: 'exportCsv', about: 'exportCsvAbout' },
  text: { name: 'exportText', about: 'exportTextAbout' },
};

export interface ExportMenuProps {
  progress: Progress;
  /** Returns the file's content. */
  write: (format: ExportFormat) => Promise<string>;
  close: () => void;
}

/** Saves the alias groups as a file. Where not all are known, the menu and the file's name state it, and the file where it can. */
export function ExportMenu({ progress, write, close }: ExportMenuProps) {
  const { repository, known, total, complete } = progress;
  const [failure, attempt] = useAttempt();
  const root = useMenu(true, close);
  const name = repository.replace('/', '-') + (complete ? '' : `-partial-${known}-of-${total}`);
  const save = async (format: ExportFormat) => {
    saveGroups(name, format, await write(format));
    close();
  };
  return (
    <div class="menu end" role="menu" aria-label={t('exportLabel')} ref={root}>
      {(Object.keys(FORMATS) as ExportFormat[]).map((format) => (
        <button
          key={format}
          type="button"
          role="menuitem"
          data-export={format}
          onClick={() => attempt(() => save(format))}
        >
          {t(FORMATS[format].name)}
          <small class="plain">{t(FORMATS[format].about)}</small>
        </button>
      ))}
      {!complete && <p>{t('exportPartial', formatNumber(known), formatNumber(total))}</p>}
      {failure && <FailureNote failure={failure} />}
    </div>
  );
}
