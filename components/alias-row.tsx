import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { RealVersion } from '../lib/aliases/real-version.ts';
import { plural, t } from '../lib/i18n.ts';
import { Chip } from './chip.tsx';

interface AliasRowProps {
  label: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  tags: string[];
  version: RealVersion | null;
  linkTo: (tag: string) => string;
  /** Tags shown while the row is folded. */
  shown: number;
  /** Buttons and notes at the end of the row. */
  actions?: ComponentChildren;
  /** Drawn in place of the tags if there are none. */
  children: ComponentChildren;
}

/** A label and the tags that it applies to, the real version first; tags beyond `shown` fold into `+5`. */
export function AliasRow({
  label,
  level,
  platform,
  tags,
  version,
  linkTo,
  shown,
  actions,
  children,
}: AliasRowProps) {
  const [open, setOpen] = useState(false);
  const real = version && tags.includes(version.tag) ? version : undefined;
  const ordered = real ? [real.tag, ...tags.filter((tag) => tag !== real.tag)] : tags;
  const folded = Math.max(0, ordered.length - shown);
  return (
    <div class={open ? 'row open' : 'row'}>
      <span class="label" title={label}>
        {label}
      </span>
      {tags.length === 0 ? (
        <span class="note">{children}</span>
      ) : (
        <ul class="chips">
          {ordered.map((tag, at) => (
            <li key={tag} hidden={!open && at >= shown}>
              <Chip
                tag={tag}
                href={linkTo(tag)}
                level={level}
                platform={platform}
                version={tag === real?.tag ? real : undefined}
              />
            </li>
          ))}
        </ul>
      )}
      {folded > 0 && (
        <button
          type="button"
          aria-expanded={open}
          title={open ? t('less') : plural('moreTitle', folded)}
          onClick={() => setOpen(!open)}
        >
          {open ? t('less') : t('more', folded)}
        </button>
      )}
      {actions && <span class="actions">{actions}</span>}
    </div>
  );
}
