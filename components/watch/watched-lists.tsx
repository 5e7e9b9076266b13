import { formatAgo, formatTime, plural, t } from '../../lib/i18n.ts';
import type { WatchList } from '../../lib/messages/watch.ts';
import { LongList } from '../long-list.tsx';
import { type WatchedActions, WatchedRow } from './watched-row.tsx';

interface WatchedListsProps extends WatchedActions {
  list: WatchList;
  checkNow: () => void;
  saveHistory: () => void;
}

/** What moved since it was last seen, then the other watched tags. Nothing where nothing is watched. */
export function WatchedLists({ list, checkNow, saveHistory, ...actions }: WatchedListsProps) {
  const { tags, roundAt, left, waits, mayChange } = list;
  if (tags.length === 0) return null;
  const news = tags.filter(({ isNews }) => isNews);
  const others = tags.filter(({ isNews }) => !isNews);
  const rows = (some: typeof tags, label: string) => (
    <LongList items={some} class="list" label={label}>
      {(tag) => (
        <WatchedRow key={tag.image} tag={tag} lookUp={actions.lookUp} actions={mayChange ? actions : null} />
      )}
    </LongList>
  );
  return (
    <div>
      {news.length > 0 && (
        <section class="part watch">
          <header>
            <h2>{t('watchMoved')}</h2>
            <span class="badge info">{plural('watchNew', news.length)}</span>
            {mayChange && (
              <button
                type="button"
                class="link push"
                data-action="seen"
                onClick={() => actions.seen(news.map(({ image }) => image))}
              >
                {t('watchSeen')}
              </button>
            )}
          </header>
          {rows(news, t('watchMoved'))}
        </section>
      )}
      <section class="part watch">
        <header>
          <h2>{t('watched')}</h2>
          <span class="soft" role="status">
            {left > 0
              ? plural('watchLeft', left)
              : waits?.until
                ? t('watchWaits', waits.host ?? '', formatTime(waits.until))
                : roundAt > 0
                  ? t('watchChecked', formatAgo(roundAt))
                  : ''}
          </span>
          {mayChange ? (
            <span class="push">
              <button type="button" class="link" data-action="history" onClick={saveHistory}>
                {t('watchHistory')}
              </button>
              <button type="button" class="link" data-action="check-now" onClick={checkNow}>
                {t('watchCheck')}
              </button>
            </span>
          ) : (
            <span class="soft">{t('watchPrivate')}</span>
          )}
        </header>
        {rows(others, t('watched'))}
      </section>
    </div>
  );
}
