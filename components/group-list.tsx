import { useState } from 'preact/hooks';
import { filterGroups } from '../lib/aliases/filter.ts';
import type { ShownGroup } from '../lib/aliases/sorted-groups.ts';
import { formatDay, plural, t } from '../lib/i18n.ts';
import { Chip } from './chip.tsx';
import { CopyButton } from './copy-button.tsx';

/** Groups drawn at once; long lists are opened piece by piece. */
const A_PIECE = 100;

interface GroupListProps {
  groups: ShownGroup[];
  linkTo: (tag: string) => string;
}

/** Every alias group, newest version first, to be filtered; groups of mere hashes and signatures are folded away. */
export function GroupList({ groups, linkTo }: GroupListProps) {
  const [filter, setFilter] = useState('');
  const found = filterGroups(groups, filter);
  const noise = found.filter((group) => group.noise);
  return (
    <>
      <div class="bar">
        <label>
          {t('filterLabel')}
          <input type="search" value={filter} onInput={(event) => setFilter(event.currentTarget.value)} />
        </label>
        <span class="note" role="status">
          {plural('groupsShown', found.length)}
        </span>
      </div>
      <Pieces groups={found.filter((group) => !group.noise)} linkTo={linkTo} />
      {noise.length > 0 && (
        <details>
          <summary>{plural('noise', noise.length)}</summary>
          <Pieces groups={noise} linkTo={linkTo} />
        </details>
      )}
    </>
  );
}

function Pieces({ groups, linkTo }: GroupListProps) {
  const [limit, setLimit] = useState(A_PIECE);
  const left = groups.length - limit;
  if (groups.length === 0) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard
    <ul class="groups" tabIndex={0} aria-label={t('listingTitle')}>
      {groups.slice(0, limit).map((group) => (
        <Group key={`${group.digest} ${group.tags[0]}`} group={group} linkTo={linkTo} />
      ))}
      {left > 0 && (
        <li>
          <button type="button" onClick={() => setLimit(limit + A_PIECE)}>
            {plural('moreGroups', Math.min(left, A_PIECE))}
          </button>
        </li>
      )}
    </ul>
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
