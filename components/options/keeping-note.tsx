import { t } from '../../lib/i18n.ts';

/** Warns that this browser stores nothing on this device, and how long settings and sign-ins last. */
export const KeepingNote = () => (
  <p class="alert" role="alert" data-keeps="nothing">
    {t('keepsNothing')}
  </p>
);
