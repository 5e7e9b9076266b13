import type { TagAliases } from '../lib/aliases/aliases.ts';
import { t } from '../lib/i18n.ts';
import type { ConfigSummary } from '../lib/oci/config-summary.ts';
import { statedVersion } from '../lib/oci/stated-version.ts';

interface RealVersionLineProps {
  tag: string | undefined;
  aliases: TagAliases | null;
  summary: ConfigSummary | null;
  repository: string;
}

/** An image's real version and its source: an alias, else a label, else an environment variable. */
export function RealVersionLine({ tag, aliases, summary, repository }: RealVersionLineProps) {
  const alias = aliases?.version;
  if (alias && tag !== undefined)
    return <p class="facts">{t('reallyVersion', tag, alias.version, alias.tag)}</p>;
  const stated = summary && statedVersion(summary, repository);
  if (!stated) return null;
  return (
    <p class="facts" data-version={stated.version} data-version-source={stated.source}>
      {t(stated.source === 'label' ? 'versionByLabel' : 'versionByEnv', stated.version, stated.by)}
    </p>
  );
}
