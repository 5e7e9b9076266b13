import { useState } from 'preact/hooks';
import type { ShownGroup } from '../lib/aliases/sorted-groups.ts';
import { formatAgo, formatMoment, plural, t } from '../lib/i18n.ts';
import { Chip } from './chip.tsx';
import { CopyPinned } from './copy-pinned.tsx';
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
}

/** One image: its version, else its first tag; its other tags, platforms, last push, and its reference to copy. */
export function GroupRow({ group, linkTo, pin, words }: GroupRowProps) {
  const { digest, tags, version, pushed, platforms } = group;
  const [open, setOpen] = useState(false);
  const main = version?.tag ?? tags[0] ?? '';
  const others = tags.filter((tag) => tag !== main);
  const folded = others.length > SHOWN + 1 ? others.length - SHOWN : 0;
  const chip = (tag: string) => (
    <Chip tag={tag} href={linkTo(tag)} level="index" version={tag === version?.tag ? version : undefined}>
      <Marked text={tag} words={words} />
    </Chip>
  );
  return (
    <tr data-group={digest ?? ''}>
      <th scope="row" class={version ? undefined : 'none'}>
        {chip(main)}
      </th>
      <td>
        {others.length === 0 && <span class="note">{t('onlyThisTag')}</span>}
        <ul class="aliases" aria-label={t('aliasesTitle', main)}>
          {others.map((tag, at) => (
            <li key={tag} hidden={!open && folded > 0 && at >= SHOWN}>
              {chip(tag)}
            </li>
          ))}
          {folded > 0 && (
            <li>
              <button type="button" class="more" aria-expanded={open} onClick={() => setOpen(!open)}>
                {open ? t('less') : t('more', folded)}
              </button>
            </li>
          )}
        </ul>
      </td>
      <td class="note num" title={platforms.join(', ')}>
        {platforms.length > 0 ? platforms.length : '–'}
        <span class="vh"> {plural('platforms', platforms.length)}</span>
      </td>
      <td class="note num">{pushed > 0 && <time title={formatMoment(pushed)}>{formatAgo(pushed)}</time>}</td>
      <td class="num">
        {digest ? <CopyPinned text={pin(main, digest)} /> : <span class="note">{t('noDigest')}</span>}
      </td>
    </tr>
  );
}
