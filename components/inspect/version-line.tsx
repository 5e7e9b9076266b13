import type { ComponentChildren } from 'preact';
import { formatDay, t } from '../../lib/i18n.ts';
import { type StatedVersion, statedVersion } from '../../lib/oci/stated-version.ts';
import type { InspectPage } from './page.ts';

/** The real version, by alias or else as the config states it, with its source. */
export function VersionLine({ reference, listing, details, facts }: InspectPage) {
  const { aliases } = listing;
  const byAlias = aliases?.version;
  const pushedAt = facts.value?.platforms.find((each) => each.platform === details?.platform)?.pushedAt;
  const pushed = pushedAt !== undefined && (
    <>
      {' '}
      <time dateTime={new Date(pushedAt).toISOString()}>{t('inspectPushedOn', formatDay(pushedAt))}</time>
    </>
  );
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
          <bdi>{byAlias.version}</bdi>
        </p>
        <p class="soft">
          {isIndex
            ? t('inspectByAlias', byAlias.tag)
            : t('inspectByPlatformAlias', byAlias.tag, aliases.platform ?? '')}
          {pushed}
        </p>
      </>
    );
  }
  const stated = details && statedVersion(details.summary, reference.repository);
  if (stated) return <Stated stated={stated}>{pushed}</Stated>;
  return pushed ? <p class="soft">{pushed}</p> : null;
}

const Stated = ({ stated, children }: { stated: StatedVersion; children: ComponentChildren }) => (
  <>
    <p class="version big" data-version={stated.version} data-version-source={stated.source}>
      <bdi>{stated.version}</bdi>
    </p>
    <p class="soft">
      {t(stated.source === 'label' ? 'inspectByLabel' : 'inspectByEnv', stated.by)}
      {children}
    </p>
  </>
);
