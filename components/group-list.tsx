import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';
import { plural, t } from '../lib/i18n.ts';
import type { GroupsAnswer } from '../lib/messages/listing-answers.ts';
import { CompareTicked, olderTags, type Ticked, tickedWith } from './compare-ticked.tsx';
import { Drawing, SEARCH } from './drawing.tsx';
import { FailureNote } from './failure-note.tsx';
import { type Comparing, GroupRow, type GroupRowProps, mainTag } from './group-row.tsx';
import { Pager } from './pager.tsx';
import { Unread } from './unread.tsx';

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

export interface GroupListProps extends Pick<GroupRowProps, 'linkTo' | 'pin'> {
  load: (query: GroupsQuery) => Promise<GroupsAnswer>;
  /** Changes when the listing grows; the groups are then loaded again. */
  revision: string;
  /** Called when the list begins to stand in the place of the page's own, and when it ends or fails. */
  onShown?: (isShown: boolean) => void;
  /** Opens the comparison of two tags, the older one first; undefined where that cannot be opened. */
  compare?: ((event: Event, tag: string, compare: string) => Promise<unknown>) | undefined;
  /** Whether images are shown first in large repositories, and how that is chosen; undefined for small ones. */
  first?: { isOn: boolean; choose: (on: boolean) => Promise<unknown> } | undefined;
}

/** All alias groups, newest version first, with a filter. Groups that have only hash or signature tags are hidden by default. */
export function GroupList({ load, revision, linkTo, pin, onShown, compare, first }: GroupListProps) {
  const [filter, setFilter] = useState('');
  const [showNoise, setShowNoise] = useState(false);
  const [from, setFrom] = useState(0);
  const [answer, setAnswer] = useState<GroupsAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [ticked, setTicked] = useState<Ticked[]>([]);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    let over = false;
    const show = (found: GroupsAnswer | null, why: Failure | null) => {
      if (over) return;
      if (found) setAnswer(found);
      setFailure(why);
      onShown?.(!why);
    };
    load({ filter, noise: showNoise, from, count: GROUPS_PER_PAGE })
      .then((found) => show(found, null))
      .catch((error) => show(null, failureOf(error)));
    return () => {
      over = true;
    };
  }, [filter, showNoise, from, revision]);
  useEffect(() => () => onShown?.(false), []);
  useEffect(() => focusOnSlash(box.current), []);

  const restartWith = (change: () => void) => {
    setFrom(0);
    change();
  };
  const total = answer ? (showNoise ? answer.noise : answer.found) : 0;
  const groups = answer?.groups ?? [];
  const older = useMemo(() => olderTags(answer?.groups ?? []), [answer]);
  const open =
    compare &&
    ((event: Event, tag: string, other: string) =>
      void compare(event, tag, other).catch((error) => setFailure(failureOf(error))));
  const comparingOf = (at: number): Comparing | undefined => {
    const group = groups[at];
    if (!open || !group?.digest) return undefined;
    const tag = mainTag(group);
    const before = older[at];
    return {
      isTicked: ticked.some((each) => each.tag === tag),
      tick: () => setTicked(tickedWith(ticked, { tag, place: from + at })),
      before:
        before === undefined ? undefined : { tag: before, compare: (event) => open(event, before, tag) },
    };
  };
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return (
    <div class="images">
      <div class="toolbar">
        <label class="field">
          <Drawing of={SEARCH} />
          <input
            ref={box}
            type="search"
            placeholder={t('filterLabel')}
            aria-label={t('filterLabel')}
            value={filter}
            onInput={(event) => {
              const { value } = event.currentTarget;
              restartWith(() => setFilter(value));
            }}
          />
          <kbd>/</kbd>
        </label>
        <span class="note" role="status">
          {answer && plural('groupsShown', answer.found)}
        </span>
        <Unread count={answer?.unread} />
        {open && <CompareTicked ticked={ticked} compare={open} />}
        <Pager from={from} count={GROUPS_PER_PAGE} total={total} go={setFrom} />
      </div>
      {failure && <FailureNote failure={failure} />}
      {!answer && !failure && <p class="note">{t('looking')}</p>}
      {answer && answer.groups.length > 0 && (
        <table class="tbl">
          <thead>
            <tr>
              {(
                ['imagesVersion', 'imagesTags', 'imagesPlatforms', 'imagesSize', 'imagesPushed'] as const
              ).map((key) => (
                <th key={key} scope="col">
                  {t(key)}
                </th>
              ))}
              <td />
            </tr>
          </thead>
          <tbody>
            {groups.map((group, at) => (
              <GroupRow
                key={`${group.digest} ${group.tags[0]}`}
                group={group}
                linkTo={linkTo}
                pin={pin}
                words={words}
                comparing={comparingOf(at)}
              />
            ))}
          </tbody>
        </table>
      )}
      <div class="toolbar">
        {answer && answer.noise > 0 && (
          <button
            type="button"
            class="btn quiet"
            data-action="noise"
            aria-pressed={showNoise}
            onClick={() => restartWith(() => setShowNoise(!showNoise))}
          >
            {plural('noise', answer.noise)}
          </button>
        )}
        {first && <First {...first} />}
      </div>
    </div>
  );
}

/** The key `/` goes to a box, unless the reader is typing elsewhere. Returns how to end that. */
function focusOnSlash(box: HTMLInputElement | null): () => void {
  const onKey = (event: KeyboardEvent) => {
    const [target] = event.composedPath();
    const isTyping =
      target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
    if (event.key !== '/' || !event.isTrusted || isTyping || event.ctrlKey || event.metaKey || event.altKey)
      return;
    event.preventDefault();
    box?.focus();
  };
  document.addEventListener('keydown', onKey);
  return () => document.removeEventListener('keydown', onKey);
}

function First({ isOn, choose }: NonNullable<GroupListProps['first']>) {
  const [failure, setFailure] = useState<Failure | null>(null);
  return (
    <label class="labelled push">
      <input
        type="checkbox"
        name="images-first"
        checked={isOn}
        onChange={(event) =>
          choose(event.currentTarget.checked).catch((error) => setFailure(failureOf(error)))
        }
      />
      {t('imagesFirst')}
      {failure && <FailureNote failure={failure} />}
    </label>
  );
}
