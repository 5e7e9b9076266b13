import { t } from '../../lib/i18n.ts';
import type { Erased } from '../../lib/messages/options-answers.ts';

/** That this device did not let go of what was to be erased; nothing where it did, or nothing was to be. */
export const ErasedNote = ({ erased }: { erased: Erased | null }) =>
  erased?.gone === false && (
    <p class="alert" role="alert" data-gone="no">
      {t('notErased')}
    </p>
  );
