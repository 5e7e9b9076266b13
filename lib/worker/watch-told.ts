import { browser } from '../browser.ts';
import { ifItFails } from '../failure.ts';
import { plural, t } from '../i18n.ts';
import { quoted, visible } from '../oci/visible.ts';
import { loadSettings } from '../store/settings.ts';
import { changeWatched, loadPlan, loadWatched } from '../store/watched.ts';
import { familiarImage } from '../watch/repositories.ts';
import { shortName, shownOf } from '../watch/shown.ts';
import { hasMoved, isNews, type Wishes } from '../watch/state.ts';
import type { Watched } from '../watch/watched.ts';
import { followNotices, NOTICE } from './watch-notice.ts';
import { wishesNow } from './watch-round.ts';

/** Characters of a version that it shows; what is longer ends in an ellipsis. */
const MAX_NAME = 40;

/** Moves that a notification names. */
const NAMED = 4;

/** Shows how many tags moved on the icon, and once a round has ended, names those that were not told of yet in a notification. */
export async function tellMoves(): Promise<void> {
  const [settings, wishes, all, plan] = await Promise.all([
    loadSettings(),
    wishesNow(),
    loadWatched(),
    loadPlan(),
  ]);
  const moved = all.filter((watched) => hasMoved(watched, wishes));
  const text = settings.nothingInBackground || moved.length === 0 ? '' : String(moved.length);
  await browser.action.setBadgeText({ text });
  if (text !== '') await browser.action.setBadgeBackgroundColor({ color: '#1d63ed' });
  if (plan.left.length > 0) return;
  /** What is to be told of a tag; null where nothing is news: when it moves the same way again, that is told again. */
  const newsNow = (watched: Watched) => (isNews(watched, wishes) ? newsOf(watched) : null);
  const changed = all.filter((watched) => watched.told !== newsNow(watched));
  if (changed.length === 0) return;
  // Stored first: a worker that ends here leaves a move out rather than telling it twice.
  const told = new Map(changed.map((watched) => [watched.image, newsNow(watched)]));
  await changeWatched((now) =>
    now.map((each) => ({ ...each, told: told.has(each.image) ? (told.get(each.image) ?? null) : each.told })),
  );
  const fresh = changed.filter((watched) => newsNow(watched) !== null);
  if (fresh.length > 0 && settings.watchNotifies && !settings.nothingInBackground)
    await notify(fresh, wishes);
}

const newsOf = ({ now, missingSince }: Watched): string | null =>
  missingSince === null ? (now?.digest ?? null) : 'missing';

/** One notification for all. Without the permission, or where the system shows none, the count on the icon is all. */
async function notify(fresh: readonly Watched[], wishes: Wishes): Promise<void> {
  const lines = fresh.slice(0, NAMED).map((watched) => lineOf(watched, wishes));
  const more = fresh.length - lines.length;
  followNotices();
  await browser.notifications
    ?.create(NOTICE, {
      type: 'basic',
      iconUrl: browser.runtime.getURL('icons/128.png'),
      title: plural('watchNotice', fresh.length),
      message: [...lines, ...(more > 0 ? [t('watchNoticeMore', more)] : [])].join('\n'),
    })
    .catch(ifItFails(''));
}

function lineOf(watched: Watched, wishes: Wishes): string {
  const { image, state, from, to } = shownOf(watched, wishes);
  const name = visible(familiarImage(image));
  if (state === 'missing' || !from || !to) return t('watchNoticeGone', name);
  if (from.version && from.version.version === to.version?.version)
    return `${name}: ${t('watchRebuilt', quoted(from.version.version))}`;
  return `${name}: ${visible(shortName(from), MAX_NAME)} → ${visible(shortName(to), MAX_NAME)}`;
}
