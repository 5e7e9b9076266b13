import { useEffect, useState } from 'preact/hooks';
import type { ShownGroup } from '../lib/aliases/sorted-groups.ts';
import { type Failure, failureOf } from '../lib/failure.ts';
import { formatDay, plural, t } from '../lib/i18n.ts';
import type { GroupsAnswer } from '../lib/messages/listing-answers.ts';
import { Chip } from './chip.tsx';
import { CopyButton } from './copy-button.tsx';
import { FailureNote } from './failure-note.tsx';
import { Pager } from './pager.tsx';

/**
 * Groups drawn at once; the pager reaches the others.
 * @internal exported for tests
 */
export const GROUPS_PER_PAGE = 50;

/** Which groups to show. `noise`: only groups whose tags are all hashes or signatures. */
export interface GroupsQuery {
  filter: string;
  noise: boolean;
  from: number;
  count: number;
}

export interface GroupListProps {
  load: (query: GroupsQuery) => Promise<GroupsAnswer>;
  /** Changes when the listing grows; the groups are then loaded again. */
  revision: string;
  linkTo: (tag: string) => string;
}

/** All alias groups, newest version first, with a filter. Groups that have only hash or signature tags are hidden by default. */
export function GroupList({ load, revision, linkTo }: GroupListProps) {
  const [filter, setFilter] = useState('');
  const [showNoise, setShowNoise] = useState(false);
  const [from, setFrom] = useState(0);
  const [answer, setAnswer] = useState<GroupsAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);

  useEffect(() => {
    let over = false;
    const show = (found: GroupsAnswer) => {
      if (over) return;
      setAnswer(found);
      setFailure(null);
    };
    load({ filter, noise: showNoise, from, count: GROUPS_PER_PAGE })
      .then(show)
      .catch((error) => over || setFailure(failureOf(error)));
    return () => {
      over = true;
    };
  }, [filter, showNoise, from, revision]);

  const restartWith = (change: () => void) => {
    setFrom(0);
    change();
  };
  const total = answer ? (showNoise ? answer.noise : answer.found) : 0;
  return (
    <>
      <div class="bar">
        <label>
          {t('filterLabel')}
          <input
            type="search"
            value={filter}
            onInput={(event) => {
              const { value } = event.currentTarget;
              restartWith(() => setFilter(value));
            }}
          />
        </label>
        <span class="note" role="status">
          {answer && plural('groupsShown', answer.found)}
        </span>
        {answer && answer.noise > 0 && (
          <button
            type="button"
            data-action="noise"
            aria-pressed={showNoise}
            onClick={() => restartWith(() => setShowNoise(!showNoise))}
          >
            {plural('noise', answer.noise)}
          </button>
        )}
        <Pager from={from} count={GROUPS_PER_PAGE} total={total} go={setFrom} />
      </div>
      {failure && <FailureNote failure={failure} />}
      {answer && answer.groups.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
        <ul class="groups" tabIndex={0} aria-label={t('listingTitle')}>
          {answer.groups.map((group) => (
            <Group key={`${group.digest} ${group.tags[0]}`} group={group} linkTo={linkTo} />
          ))}
        </ul>
      )}
    </>
  );
}

function Group({ group, linkTo }: { group: ShownGroup; linkTo: (tag: string) => string }) {
  const { digest, tags, version, pushed } = group;
  return (
    <li data-group={digest ?? ''}>
      <ul class="chips">
        {tags.map((tag) => (
          <li key={tag}>
            <Chip
              tag={tag}
              href={linkTo(tag)}
              level="index"
              version={tag === version?.tag ? version : undefined}
            />
          </li>
        ))}
      </ul>
      {pushed > 0 && <span class="note">{t('pushedOn', formatDay(pushed))}</span>}
      {digest ? <CopyButton text={digest} /> : <span class="note">{t('noDigest')}</span>}
    </li>
  );
}
