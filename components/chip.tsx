import type { RealVersion } from '../lib/aliases/real-version.ts';
import { t } from '../lib/i18n.ts';

interface ChipProps {
  tag: string;
  /** Where the tag is shown on Hub. */
  href: string;
  level: 'index' | 'platform';
  platform?: string | undefined;
  /** Given where this alias is the one that states the real version. */
  version?: RealVersion | undefined;
}

/** One alias. Tag names are text, whatever is in them. */
export const Chip = ({ tag, href, level, platform, version }: ChipProps) => (
  <a
    class={version ? 'chip version' : 'chip'}
    href={href}
    title={t('showTag', tag)}
    dir="auto"
    data-alias={tag}
    data-level={level}
    data-platform={platform}
    data-version={version?.version}
    data-version-source={version?.source}
  >
    {tag}
  </a>
);
