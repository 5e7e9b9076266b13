import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { FoundBase } from '../../lib/inspect/found-base.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { BaseClaim } from '../../lib/oci/base.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from './icon.tsx';
import type { InspectPage } from './page.ts';
import type { Resource } from './resource.ts';

interface BuiltOnProps {
  page: InspectPage;
  details: ImageDetails;
  claims: BaseClaim[];
  found: Resource<FoundBase | null>;
  /** By a builder that stacks on no base. */
  isPutTogether: boolean;
}

/** What the image is built on, as a chain: each link with its evidence, and how far that can be believed. */
export function BuiltOn({ page, details, claims, found, isPutTogether }: BuiltOnProps) {
  const base = found.value;
  const layers = details.steps.flatMap(({ layer }) => layer ?? []);
  const size = (from: number, to: number) =>
    formatSize(layers.slice(from, to).reduce((sum, layer) => sum + layer.size, 0));
  const said = claims.filter(({ name, certainty }) => name !== base?.name && certainty !== 'looks-like');
  const likely =
    base || found.state === 'loading'
      ? []
      : claims.filter(({ certainty }) => certainty === 'looks-like').slice(0, 1);
  if (isPutTogether) return <p class="under soft">{t('inspectNoBase')}</p>;
  if (!base && said.length + likely.length === 0) return null;
  const own = layers.length - (base?.layers ?? 0);
  return (
    <>
      <h3>{t('inspectBuiltOn')}</h3>
      <ol class="chain">
        <li>
          <b>
            <Foreign text={formatReference(page.reference)} />
          </b>
          {base && (
            <p class="soft">
              {t('inspectLayersAndSize', plural('layers', own), size(base.layers, layers.length))}
            </p>
          )}
        </li>
        {[...said, ...likely].map((claim) => (
          <Link key={claim.evidence + claim.name} page={page} name={claim.name} certainty={claim.certainty} />
        ))}
        {base && (
          <Link page={page} name={base.name} certainty="exact">
            {t('inspectLayersAndSize', plural('layers', base.layers), size(0, base.layers))}
          </Link>
        )}
      </ol>
      {base?.moved && (
        <p class="notice" data-moved={base.moved}>
          <Icon name="info" />
          <span>
            <b>{t('inspectBaseMoved')}</b> {t('inspectBaseMovedTo', base.moved)}
          </span>
        </p>
      )}
    </>
  );
}

interface LinkProps {
  page: InspectPage;
  /** As written. */
  name: string;
  certainty: BaseClaim['certainty'] | 'exact';
  children?: string;
}

const WORDS = {
  exact: 'inspectBaseExact',
  said: 'inspectBaseSaid',
  perhaps: 'inspectBasePerhaps',
  'looks-like': 'inspectBaseLooks',
} as const;

function Link({ page, name, certainty, children }: LinkProps) {
  const parsed = parseReference(name);
  return (
    <>
      <li class="arrow" aria-hidden="true">
        <Icon name="arrow" />
      </li>
      <li data-built-on={name} data-trust={certainty}>
        <b>
          {parsed.ok ? (
            <a href={page.linkTo(parsed.value)}>
              <Foreign text={formatReference(parsed.value)} />
            </a>
          ) : (
            <Foreign text={name} />
          )}
        </b>
        {children && <p class="soft">{children}</p>}
        <p class="trust">
          <span class={certainty === 'exact' || certainty === 'said' ? 'badge' : 'badge guess'}>
            <Icon name={certainty === 'exact' ? 'check' : certainty === 'said' ? 'info' : 'warn'} />
            {t(WORDS[certainty])}
          </span>
        </p>
      </li>
    </>
  );
}
