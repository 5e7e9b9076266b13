import type { ComponentChildren } from 'preact';
import type { TagAliases } from '../../lib/aliases/aliases.ts';
import { realVersion } from '../../lib/aliases/real-version.ts';
import { formatDay, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { type StatedVersion, statedVersion } from '../../lib/oci/stated-version.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';

interface VersionLineProps {
  repository: string;
  tag: string | undefined;
  aliases: TagAliases | null;
  details: ImageDetails | null;
  /** ms since 1970 */
  pushedAt?: number | undefined;
  /** Whether every tag is known, so that there is none with a version. */
  isComplete: boolean;
}

/** The real version and its source: an alias, else the tag itself, else a config that was read. */
export function VersionLine({ repository, tag, aliases, details, pushedAt, isComplete }: VersionLineProps) {
  const pushed = pushedAt !== undefined && (
    <time dateTime={new Date(pushedAt).toISOString()}> {t('inspectPushedOn', formatDay(pushedAt))}</time>
  );
  const byAlias = aliases?.version;
  if (byAlias) {
    const isIndex = aliases.sameIndex.includes(byAlias.tag);
    return (
      <>
        <p
          class="version big"
          data-alias={byAlias.tag}
          data-level={isIndex ? 'index' : 'platform'}
          data-platform={isIndex ? undefined : (aliases.platform ?? undefined)}
          data-version={byAlias.version}
          data-version-source="alias"
        >
          <Foreign text={byAlias.version} />
        </p>
        <p class="soft">
          {isIndex
            ? t('inspectByAlias', quoted(byAlias.tag))
            : t('inspectByPlatformAlias', quoted(byAlias.tag), quoted(aliases.platform ?? ''))}
          {pushed}
        </p>
      </>
    );
  }
  // Build steps may inherit a label or a variable from a base image; only a config is taken at its word.
  const isRead = details?.summary.source === 'config';
  const own = tag === undefined ? null : realVersion([tag]);
  const stated = isRead && !own ? statedVersion(details.summary, repository) : null;
  if (stated) return <Stated stated={stated}>{pushed}</Stated>;
  return (
    <>
      {own ? (
        <p class="version big" data-version={own.version} data-version-source="alias">
          <Foreign text={own.version} />
        </p>
      ) : (
        isComplete && tag !== undefined && <p class="version big none">{t('noVersionTag')}</p>
      )}
      {pushed && <p class="soft">{pushed}</p>}
    </>
  );
}

const Stated = ({ stated, children }: { stated: StatedVersion; children: ComponentChildren }) => (
  <>
    <p class="version big" data-version={stated.version} data-version-source={stated.source}>
      <Foreign text={stated.version} />
    </p>
    <p class="soft">
      {t(stated.source === 'label' ? 'inspectByLabel' : 'inspectByEnv', quoted(stated.by))}
      {children}
    </p>
  </>
);
