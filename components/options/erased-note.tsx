import { t } from '../../lib/i18n.ts';
import type { Erased } from '../../lib/messages/options-answers.ts';

/** Warns that data could not be deleted from this device. Empty if it was, or if nothing was to be deleted. */
export const ErasedNote = ({ erased }: { erased: Erased | null }) =>
  erased?.gone === false && (
    <p class="alert" role="alert" data-gone="no">
      {t('notErased')}
    </p>
  );
