import { formatAge, formatAgo, formatMoment, t } from '../../lib/i18n.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { familiarImage } from '../../lib/watch/repositories.ts';
import { nameOfImage, shortName, type WatchedShown } from '../../lib/watch/shown.ts';
import { CompareLink } from '../compare-link.tsx';
import { CopyPinned } from '../copy-pinned.tsx';
import { CHECK, CLOSE, Drawing } from '../drawing.tsx';
import { FailureNote } from '../failure-note.tsx';
import { Foreign } from '../foreign.tsx';
import { IconButton } from '../icon-button.tsx';
import { ARROW } from '../watch-drawings.ts';

export interface WatchedActions {
  lookUp: (image: string) => void;
  seen: (images: string[]) => void;
  stop: (image: string) => void;
}

const nameOf = (image: WatchedShown['to']): string | undefined => (image ? nameOfImage(image) : undefined);

/** One watched tag: what it was and is, when it came to be that, and what can be done. `actions`: null where nothing may be changed. */
export function WatchedRow({
  tag,
  lookUp,
  actions,
}: {
  tag: WatchedShown;
  lookUp: WatchedActions['lookUp'];
  actions: WatchedActions | null;
}) {
  const { image, state, from, to, isNews, changedAt } = tag;
  const name = familiarImage(image);
  const repository = image.slice(0, image.lastIndexOf(':'));
  const compare = from ? t('watchCompare', shortName(from)) : '';
  const isOther = from !== null && to !== null && from.digest !== to.digest;
  return (
    <li
      data-watched={image}
      data-state={state}
      data-from={nameOf(from)}
      data-to={nameOf(to)}
      data-newer={tag.newer ?? undefined}
    >
      <div>
        <button type="button" class="link name" onClick={() => lookUp(name)}>
          <Foreign text={name} max={200} />
        </button>
        <small>
          <Sentence {...tag} />
        </small>
        {tag.newer && <small>{t('watchNewer', quoted(tag.newer))}</small>}
        {tag.failure && state !== 'unreadable' && <FailureNote failure={tag.failure} where={name} />}
      </div>
      <time class="when soft" title={changedAt > 0 ? formatMoment(changedAt) : undefined}>
        {isOther || state === 'missing' ? formatAgo(changedAt) : ''}
      </time>
      <span class="tools">
        {to && <CopyPinned text={`${name}@${to.digest}`} />}
        {isOther && (
          <CompareLink
            href={`inspect.html?${new URLSearchParams({ image: `${repository}@${from.digest}`, compare: name })}`}
            name={compare}
          />
        )}
        {actions && isNews && (
          <IconButton action="seen" label={t('watchSeen')} of={CHECK} onClick={() => actions.seen([image])} />
        )}
        {actions && (
          <IconButton
            action="watch"
            label={t('watchStop')}
            of={CLOSE}
            aria-pressed="true"
            onClick={() => actions.stop(image)}
          />
        )}
      </span>
    </li>
  );
}

/** What became of the tag, at its true size. */
function Sentence({ state, from, to, platform, failure, changedAt }: WatchedShown) {
  if (state === 'unreadable')
    return t(
      failure?.kind === 'not-found'
        ? 'watchNoRepository'
        : failure?.kind === 'network'
          ? 'watchFailed'
          : 'watchUnreadable',
    );
  if (state === 'missing') return t('watchGone');
  if (!from || !to) return t('watchPending');
  if (state === 'platform-same') return t('watchPlatformSame', platform ?? '');
  if (state === 'same')
    return (
      <>
        <Version image={to} />{' '}
        {changedAt > 0 && changedAt <= Date.now() && t('watchSame', formatAge(Date.now() - changedAt))}
      </>
    );
  if (from.version && from.version.version === to.version?.version)
    return t('watchRebuilt', quoted(from.version.version));
  return (
    <>
      <span class="fromto">
        <Foreign text={shortName(from)} /> <Drawing of={ARROW} /> <Version image={to} />
      </span>
      {platform && <span class="platform"> {t('watchPlatform', platform)}</span>}
    </>
  );
}

const Version = ({ image }: { image: NonNullable<WatchedShown['to']> }) => {
  const { version } = image;
  return version ? (
    <span
      class="version"
      data-version={version.version}
      data-version-source="alias"
      data-alias={version.tag}
      data-level={version.level}
    >
      <Foreign text={version.version} />
    </span>
  ) : (
    <code>{shortName(image)}</code>
  );
};
