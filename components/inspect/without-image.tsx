import { t } from '../../lib/i18n.ts';
import { Icon } from './icon.tsx';
import type { InspectPage } from './page.ts';

/** What may be done where there is a tag and no image: its manifest states what it is. */
export const WithoutImage = ({ exact }: Pick<InspectPage, 'exact'>) => (
  <div class="notice">
    <Icon name="info" />
    <p>{t('inspectNoImage')}</p>
    <div class="row">
      <button
        type="button"
        class="btn"
        data-action="exact"
        disabled={exact.state === 'loading'}
        onClick={exact.load}
      >
        {t('inspectReadManifest')}
      </button>
    </div>
  </div>
);
