import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { plural, t } from '../lib/i18n.ts';
import { Chip } from './chip.tsx';

interface AliasRowProps {
  label: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  tags: string[];
  linkTo: (tag: string) => string;
  /** Tags shown while the row is folded. */
  shown: number;
  /** Drawn in place of the tags if there are none. */
  children?: ComponentChildren;
}

/** A label and the tags that it applies to; tags beyond `shown` fold into `+5`. */
export function AliasRow({ label, level, platform, tags, linkTo, shown, children }: AliasRowProps) {
  const [open, setOpen] = useState(false);
  const folded = tags.length - shown;
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {tags.length === 0 ? (
          <span class="soft">{children}</span>
        ) : (
          <ul class="aliases" aria-label={label}>
            {tags.map((tag, at) => (
              <li key={tag} hidden={!open && at >= shown}>
                <Chip tag={tag} href={linkTo(tag)} level={level} platform={platform} />
              </li>
            ))}
            {folded > 0 && (
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
        )}
      </dd>
    </div>
  );
}
