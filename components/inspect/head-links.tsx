import { HUB_ORIGIN } from '../../lib/hosts/docker-hub.ts';
import { tagsPath } from '../../lib/hub/urls.ts';
import { t } from '../../lib/i18n.ts';
import { DOCKER_HUB, type Reference } from '../../lib/oci/reference.ts';
import { type Label, labelOf } from '../../lib/oci/values/labels.ts';
import type { Children } from '../children.ts';
import { sourceLink } from './source-link.ts';

interface HeadLinksProps {
  reference: Reference;
  labels: Label[];
  /** Further links, before these. */
  children?: Children;
}

/** Links to Docker Hub, to the source at its revision, and to the documentation, as the labels name them: https only. */
export function HeadLinks({ reference, labels, children }: HeadLinksProps) {
  const source = sourceLink(labelOf(labels, 'source'), labelOf(labels, 'revision'));
  const documentation = labelOf(labels, 'documentation') ?? labelOf(labels, 'url');
  return (
    <nav class="links" aria-label={t('inspectLinks')}>
      {children}
      {reference.registry === DOCKER_HUB && (
        <Out href={HUB_ORIGIN + tagsPath(reference.repository, reference.tag)}>{t('dockerHub')}</Out>
      )}
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
