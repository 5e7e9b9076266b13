import type { RealVersion } from '../lib/aliases/real-version.ts';
import { t } from '../lib/i18n.ts';
import type { Children } from './children.ts';

interface ChipProps {
  tag: string;
  /** Link to the tag: its page on Hub, or its look-up in the popup. */
  href: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  /** Set on the alias that states the real version. */
  version?: RealVersion | undefined;
  /** Drawn in place of the tag's name. */
  children?: Children;
}

/** One alias as a link. Tag names come from outside and are drawn as text only. */
export const Chip = ({ tag, href, level, platform, version, children }: ChipProps) => (
  <a
    class={version ? 'version' : 'alias'}
    href={href}
    title={t('showTag', tag)}
    dir="auto"
    data-alias={tag}
    data-level={level}
    data-platform={platform}
    data-version={version?.version}
    data-version-source={version?.source}
  >
    {children ?? tag}
  </a>
);
