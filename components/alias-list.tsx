import { useState } from 'preact/hooks';
import { plural, t } from '../lib/i18n.ts';
import type { Children } from './children.ts';
import { Chip } from './chip.tsx';

/** So many tags of a list stay in the document, most of them folded. */
const KEPT = 500;

export interface AliasListProps {
  label: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  tags: string[];
  linkTo: (tag: string) => string;
  /** Tags shown while the list is folded. One more is shown too: “+n” hides two at least. */
  shown: number;
  /** Draws a tag's name; as text by default. */
  draw?: (tag: string) => Children;
}

/** Aliases as links; those beyond `shown` fold into `+5`. */
export function AliasList({ label, level, platform, tags, linkTo, shown, draw }: AliasListProps) {
  const [open, setOpen] = useState(false);
  const folded = tags.length - shown;
  return (
    <ul class="aliases" aria-label={label}>
      {tags.slice(0, KEPT).map((tag, at) => (
        <li key={tag} hidden={!open && folded > 1 && at >= shown}>
          <Chip tag={tag} href={linkTo(tag)} level={level} platform={platform}>
            {draw?.(tag)}
          </Chip>
        </li>
      ))}
      {folded > 1 && (
        <li>
          <button
            type="button"
            class="more"
            aria-expanded={open}
            title={open ? t('less') : plural('moreTitle', folded)}
            onClick={() => setOpen(!open)}
          >
            {open ? t('less') : t('more', folded)}
          </button>
        </li>
      )}
    </ul>
  );
}
