import type { ShownGroup } from '../lib/aliases/sorted-groups.ts';
import { formatAgo, formatMoment, formatSize, plural, t } from '../lib/i18n.ts';
import { AliasList } from './alias-list.tsx';
import { Chip } from './chip.tsx';
import { CopyPinned } from './copy-pinned.tsx';
import { COMPARE, Drawing } from './drawing.tsx';
import { Marked } from './marked.tsx';

/** Tags beside the version that are shown while the row is folded. */
const SHOWN = 12;

export interface GroupRowProps {
  group: ShownGroup;
  linkTo: (tag: string) => string;
  /** The pinned reference of a tag. */
  pin: (tag: string, digest: string) => string;
  /** The words of the filter, in lower case. */
  words: string[];
  /** Where two images can be compared. */
  comparing?: Comparing | undefined;
}

export interface Comparing {
  isTicked: boolean;
  tick: () => void;
  /** The version before it of its kind, if it is in the list. */
  before?: { tag: string; compare: (event: Event) => void } | undefined;
}

/** What an image is called: its version's tag, else its first. */
export const mainTag = ({ version, tags }: ShownGroup): string => version?.tag ?? tags[0] ?? '';

/** One image: its version, else its first tag; its other tags, platforms, last push, and its reference to copy. */
export function GroupRow({ group, linkTo, pin, words, comparing }: GroupRowProps) {
  const { digest, tags, version, pushed, platforms, size } = group;
  const main = mainTag(group);
  const others = tags.filter((tag) => tag !== main);
  const mark = (tag: string) => <Marked text={tag} words={words} />;
  return (
    <tr data-group={digest ?? ''}>
      <th scope="row" class={version ? undefined : 'none'}>
        {comparing && (
          <label class="tick" title={t('compareTick', main)}>
            <input
              type="checkbox"
              name="compare"
              aria-label={t('compareTick', main)}
              checked={comparing.isTicked}
              onChange={comparing.tick}
            />
          </label>
        )}
        <Chip tag={main} href={linkTo(main)} level="index" version={version ?? undefined}>
          {mark(main)}
        </Chip>
      </th>
      <td>
        {others.length === 0 && <span class="note">{t('onlyThisTag')}</span>}
        <AliasList
          label={t('aliasesTitle', main)}
          level="index"
          tags={others}
          linkTo={linkTo}
          shown={SHOWN}
          draw={mark}
        />
      </td>
      <td class="note num" title={platforms.join(', ')}>
        {platforms.length > 0 ? platforms.length : '–'}
        <span class="vh"> {plural('platforms', platforms.length)}</span>
      </td>
      <td class="note num" title={t('sizeOn', platforms[0] ?? '')}>
        {size > 0 && formatSize(size)}
      </td>
      <td class="note num">{pushed > 0 && <time title={formatMoment(pushed)}>{formatAgo(pushed)}</time>}</td>
      <td class="num">
        {comparing?.before && <CompareBefore than={main} {...comparing.before} />}
        {digest ? <CopyPinned text={pin(main, digest)} /> : <span class="note">{t('noDigest')}</span>}
      </td>
    </tr>
  );
}

function CompareBefore({ than, tag, compare }: { than: string } & NonNullable<Comparing['before']>) {
  const label = t('compareTags', tag, than);
  return (
    <button
      type="button"
      class="btn quiet"
      data-action="compare"
      data-from={tag}
      aria-label={label}
      title={label}
      onClick={compare}
    >
      <Drawing of={COMPARE} />
    </button>
  );
}
