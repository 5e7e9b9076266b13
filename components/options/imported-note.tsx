import { plural, t } from '../../lib/i18n.ts';
import type { Imported } from '../../lib/messages/options-answers.ts';

/** What became of the watched tags of a settings file: how many are in the list, how many not, and why. */
export const ImportedNote = ({ taken, refused, unread, isPrivate }: Imported) => (
  <>
    {taken > 0 && (
      <p class="note" role="status" data-taken={taken}>
        {plural('fileWatched', taken)}
      </p>
    )}
    {refused > 0 && (
      <p class="alert" role="status" data-refused={refused}>
        {plural('watchFull', refused)}
      </p>
    )}
    {unread > 0 && (
      <p class="alert" role="status" data-unread={unread}>
        {plural('fileNoTag', unread)}
      </p>
    )}
    {isPrivate && (
      <p class="note" role="status">
        {t('watchPrivate')}
      </p>
    )}
  </>
);
