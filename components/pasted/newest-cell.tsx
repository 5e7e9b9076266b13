import { parseVersion } from '../../lib/aliases/version.ts';
import { t } from '../../lib/i18n.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import type { ImageUpdate } from '../../lib/updates/image-update.ts';
import { CompareLink } from '../compare-link.tsx';
import { Foreign } from '../foreign.tsx';
import { mayPin, type PastedRow } from './pasted-row.ts';
import type { RowActions } from './row-actions.ts';

/** The newest tag of the same kind, or why there is none; below it what else is to be said. */
export function NewestCell({
  row,
  update,
  comparison,
}: {
  row: PastedRow;
  update: ImageUpdate;
} & Pick<RowActions, 'comparison'>) {
  const { newer, newest, isMoving } = update;
  const notes = notesOn(row, update);
  return (
    <>
      {newer && (
        <>
          <span class="new">
            <Foreign text={newer.tag} />
          </span>{' '}
          {newer.isMajor && <span class="badge">{t('isMajor')}</span>}
          <CompareLink
            {...comparison(nowOf(row, update), tagged(row, newer.tag))}
            name={t('compareTags', update.tag ?? t('isPinned'), newer.tag)}
          />
        </>
      )}
      {notes.map((note) => (
        <small key={note}>{note}</small>
      ))}
      {(isMoving || !newer) && newest.length > 0 && (
        <small class="newest">
          {t('newestTags')}{' '}
          {newest.map((tag) => (
            <bdi key={tag} data-tag={tag}>
              {tag}
            </bdi>
          ))}
        </small>
      )}
    </>
  );
}

/** What the text has now: the digest where the tag is another image by now, else the tag, since that costs no pull. */
function nowOf({ image: { reference } }: PastedRow, { tag, hasMoved }: ImageUpdate): string {
  const { digest, ...rest } = reference;
  return formatReference(tag === undefined || (digest && hasMoved) ? reference : { ...rest, tag });
}

function tagged({ image: { reference } }: PastedRow, tag: string): string {
  const { digest: _, ...rest } = reference;
  return formatReference({ ...rest, tag });
}

function notesOn({ image, isWhole }: PastedRow, update: ImageUpdate): string[] {
  const { newer, withinMajor, hasMoved, onlyPlatform, isMoving, tag, newest } = update;
  const major = parseVersion(tag ?? '')?.numbers[0];
  const isPinned = image.reference.digest !== undefined;
  return [
    withinMajor && major !== undefined && t('orWithin', withinMajor.tag, String(major)),
    newer?.baseChanges && t('baseChanges'),
    newer && !newer.isMajor && t('sameKind'),
    hasMoved && t('hasMovedOn', tag ?? ''),
    onlyPlatform && t('pinnedFor', onlyPlatform),
    isMoving && !isPinned && mayPin(image) && t('movingName'),
    !newer && !isMoving && tag !== undefined && t(isWhole ? 'nothingNewer' : 'nothingNewerKnown'),
    newer && !isWhole && newest.length > 0 && t('notAllTags'),
  ].filter((note): note is string => typeof note === 'string');
}
