import { HUB_ORIGIN } from '../../lib/hosts/docker-hub.ts';
import { tagsPath } from '../../lib/hub/urls.ts';
import { t } from '../../lib/i18n.ts';
import { labelOf } from '../../lib/oci/values/labels.ts';
import type { InspectPage } from './page.ts';
import { sourceLink } from './source-link.ts';

/** Links to a comparison, to Docker Hub, to the source at its revision, and to the documentation, as the labels name them: https only. */
export function HeadLinks({ reference, isHub, details, exact, compare }: InspectPage) {
  const labels = [...(details?.summary.labels ?? []), ...(exact.value?.annotations ?? [])];
  const source = sourceLink(labelOf(labels, 'source'), labelOf(labels, 'revision'));
  const documentation = labelOf(labels, 'documentation') ?? labelOf(labels, 'url');
  return (
    <nav class="links" aria-label={t('inspectLinks')}>
      {compare !== null && details && (
        <a href={compare} data-action="compare">
          {t('inspectCompare')}
        </a>
      )}
      {isHub && <Out href={HUB_ORIGIN + tagsPath(reference.repository, reference.tag)}>{t('dockerHub')}</Out>}
      {source && (
        <Out href={source.href}>
          {source.revision ? t('inspectSourceAt', source.revision.slice(0, 7)) : t('inspectSource')}
        </Out>
      )}
      {documentation?.startsWith('https://') && <Out href={documentation}>{t('inspectDocumentation')}</Out>}
    </nav>
  );
}

const Out = ({ href, children }: { href: string; children: string }) => (
  <a href={href} target="_blank" rel="noreferrer noopener">
    {children}
  </a>
);
