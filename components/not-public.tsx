import { t } from '../lib/i18n.ts';
import type { Guest } from './guest.ts';

/** In a web page, for a repository that the page itself could not read: the same words whatever we could read. */
export const NotPublic = ({ open }: Pick<Guest, 'open'>) => (
  <section class="rows" data-error="unauthorized">
    <div class="row">
      {t('notPublic')}{' '}
      <button type="button" data-action="open" onClick={open}>
        {t('openInTagkin')}
      </button>
    </div>
  </section>
);
