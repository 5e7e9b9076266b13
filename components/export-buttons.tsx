import type { ExportFormat } from '../lib/aliases/export-format.ts';
import { type MessageKey, t } from '../lib/i18n.ts';
import { saveGroups } from './save-file.ts';
import type { Attempt } from './use-attempt.ts';

const FORMATS: Record<ExportFormat, MessageKey> = {
  json: 'exportJson',
  csv: 'exportCsv',
  text: 'exportText',
};

interface ExportButtonsProps {
  /** File name without extension. */
  name: string;
  /** Returns the file's content. */
  write: (format: ExportFormat) => Promise<string>;
  /** Runs the export and shows its failure. */
  attempt: Attempt;
}

/** Saves the alias groups as a file. */
export function ExportButtons({ name, write, attempt }: ExportButtonsProps) {
  const save = async (format: ExportFormat) => saveGroups(name, format, await write(format));
  return (
    <fieldset class="export">
      <legend>{t('exportLabel')}</legend>
      {(Object.keys(FORMATS) as ExportFormat[]).map((format) => (
        <button
          key={format}
          type="button"
          class="btn"
          data-export={format}
          onClick={() => attempt(() => save(format))}
        >
          {t(FORMATS[format])}
        </button>
      ))}
    </fieldset>
  );
}
