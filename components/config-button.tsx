import { t } from '../lib/i18n.ts';
import { CONFIG, Drawing } from './drawing.tsx';

/** Toggles the config panel of a tag. */
export const ConfigButton = ({ tag, open, toggle }: { tag: string; open: boolean; toggle: () => void }) => (
  <button
    type="button"
    class="btn quiet"
    data-action="config"
    aria-expanded={open}
    aria-label={t('config')}
    title={t('configOf', tag)}
    onClick={toggle}
  >
    <Drawing of={CONFIG} />
    <span class="hide-narrow">{t('config')}</span>
  </button>
);
