import { parseVersion } from '../../lib/aliases/version.ts';
import { t } from '../../lib/i18n.ts';
import type { ImageUpdate } from '../../lib/updates/image-update.ts';
import { Foreign } from '../foreign.tsx';
import { mayPin, type PastedRow } from './pasted-row.ts';

/** The newest tag of the same kind, or why there is none; below it what else is to be said. */
export function NewestCell({ row, update }: { row: PastedRow; update: ImageUpdate }) {
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
