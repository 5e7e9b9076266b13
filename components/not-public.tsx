import { t } from '../lib/i18n.ts';
import type { Guest } from './guest.ts';

export type NotPublicProps = Pick<Guest, 'open'>;

/** In a web page, for a repository that the page itself could not read: the same words whatever we could read. */
export const NotPublic = ({ open }: NotPublicProps) => (
  <section class="tag" data-error="unauthorized">
    <div class="toolbar">
      {t('notPublic')}{' '}
      <button type="button" class="btn" data-action="open" onClick={open}>
        {t('openInTagkin')}
      </button>
    </div>
  </section>
);
