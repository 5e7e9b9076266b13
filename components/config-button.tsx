import { t } from '../lib/i18n.ts';

/** Toggles the config panel of a tag. */
export const ConfigButton = ({ tag, open, toggle }: { tag: string; open: boolean; toggle: () => void }) => (
  <button
    type="button"
    class="config-button"
    data-action="config"
    aria-expanded={open}
    title={t('configOf', tag)}
    onClick={toggle}
  >
    {t('config')}
  </button>
);
