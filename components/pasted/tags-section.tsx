import type { ExportFormat } from '../../lib/aliases/export-format.ts';
import type { Failure } from '../../lib/failure.ts';
import { plural, t } from '../../lib/i18n.ts';
import { ExportButtons } from '../export-buttons.tsx';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { useAttempt } from '../use-attempt.ts';

/** Tags of one list in the document; the export has all. */
const MAX_SHOWN = 500;

/** All tags of one repository, newest version first. */
export interface RepositoryTags {
  /** `nginx`, `quay.io/x/y` */
  name: string;
  tags: string[];
  isWhole: boolean;
  failure: Failure | null;
}

interface TagsSectionProps {
  /** Null until they are asked for. */
  repositories: RepositoryTags[] | null;
  isReading: boolean;
  ask: () => void;
  write: (format: ExportFormat) => string;
}

/** All tags of each image, on request, and their export together. */
export function TagsSection({ repositories, isReading, ask, write }: TagsSectionProps) {
  const [failure, attempt] = useAttempt();
  if (!repositories)
    return (
      <p class="total">
        <button type="button" class="btn" data-action="all-tags" onClick={ask}>
          {t('askAllTags')}
        </button>
      </p>
    );
  return (
    <section class="part" data-state={isReading ? 'loading' : 'complete'}>
      <header>
        <h2>{t('allTagsTitle')}</h2>
        <ExportButtons name="tags" write={async (format) => write(format)} attempt={attempt} />
      </header>
      {failure && <FailureNote failure={failure} />}
      {repositories.map(({ name, tags, isWhole, failure: own }) => (
        <details key={name} data-repository={name} data-known={tags.length}>
          <summary>
            <Foreign text={name} /> <span class="note">{plural('tags', tags.length)}</span>{' '}
            {!isWhole && !isReading && <span class="note">{t('notAllTags')}</span>}
          </summary>
          {own && <FailureNote failure={own} where={name} />}
          <p class="newest">
            {tags.slice(0, MAX_SHOWN).map((tag) => (
              <bdi key={tag} data-tag={tag}>
                {tag}
              </bdi>
            ))}
            {tags.length > MAX_SHOWN && (
              <span class="note">{t('moreInExport', tags.length - MAX_SHOWN)}</span>
            )}
          </p>
        </details>
      ))}
    </section>
  );
}
