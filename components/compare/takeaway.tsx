import type { Comparison } from '../../lib/compare/comparison.ts';
import type { ComparedFiles } from '../../lib/compare/files.ts';
import type { PackageDifference } from '../../lib/compare/packages.ts';
import { t } from '../../lib/i18n.ts';
import { Icon } from '../inspect/icon.tsx';
import { saveFile } from '../save-file.ts';
import { useCopy } from '../use-copy.ts';
import { markdownOf } from './markdown.ts';

interface TakeawayProps {
  comparison: Comparison;
  names: [string, string];
  isExact: boolean;
  /** Null until they were read. */
  packages: readonly PackageDifference[] | null;
  files: ComparedFiles | null;
}

/** Takes the comparison along: as Markdown for a pull request, or as a JSON file. */
export function Takeaway({ comparison, names, isExact, packages, files }: TakeawayProps) {
  const { copied, refused, copy } = useCopy();
  const save = () => {
    const [from, to] = names;
    const text = JSON.stringify(
      {
        from,
        to,
        exact: isExact,
        ...comparison,
        ...(packages && { packages }),
        ...(files && { files: files.files, filesOfAllLayers: files.isWhole }),
      },
      null,
      2,
    );
    saveFile('comparison.json', text);
  };
  return (
    <div class="row loose" role="status">
      <button
        type="button"
        class="btn"
        data-action="copy-markdown"
        onClick={() => copy(markdownOf(comparison, names, { isExact, packages: packages ?? [], files }))}
      >
        <Icon name={copied === null ? 'copy' : 'check'} />
        {t(copied !== null ? 'copied' : refused !== null ? 'copyRefused' : 'compareMarkdown')}
      </button>
      <button type="button" class="btn" data-action="export" onClick={save}>
        <Icon name="export" />
        {t('compareExport')}
      </button>
    </div>
  );
}
