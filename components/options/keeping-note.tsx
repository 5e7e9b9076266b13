import { t } from '../../lib/i18n.ts';

/** That this browser lets nothing be kept on this device, and how long things last then. */
export const KeepingNote = () => (
  <p class="alert" role="alert" data-keeps="nothing">
    {t('keepsNothing')}
  </p>
);
