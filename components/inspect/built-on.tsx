import { parseReference } from '../../lib/hosts/parse-reference.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { BaseClaim } from '../../lib/oci/base.ts';
import { layersOf } from '../../lib/oci/history.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { Foreign } from '../foreign.tsx';
import { Icon } from './icon.tsx';
import type { Bases } from './layers.load.ts';
import type { InspectPage } from './page.ts';
import type { Resource } from './resource.ts';

interface BuiltOnProps {
  page: InspectPage;
  details: ImageDetails;
  claims: BaseClaim[];
  found: Resource<Bases>;
  /** By a builder that stacks on no base. */
  isPutTogether: boolean;
}

/** What the image is built on, as a chain: each link with its evidence, and how far that can be believed. */
export function BuiltOn({ page, details, claims, found, isPutTogether }: BuiltOnProps) {
  const { chain = [], moved } = found.value ?? {};
  const [base] = chain;
  const layers = layersOf(details.steps);
  const size = (from: number, to: number) =>
    formatSize(layers.slice(from, to).reduce((sum, layer) => sum + layer.size, 0));
  const evidenceOf = (name: string) => claims.find((claim) => claim.name === name)?.evidence ?? [];
  const said = claims.filter(
    ({ name, certainty }) => certainty !== 'looks-like' && !chain.some((link) => link.name === name),
  );
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
          <Link key={claim.name} page={page} {...claim} />
        ))}
        {chain.map(({ name, layers: count }, at) => {
          const below = chain[at + 1]?.layers ?? 0;
          return (
            <Link key={name} page={page} name={name} certainty="exact" evidence={evidenceOf(name)}>
              {t('inspectLayersAndSize', plural('layers', count - below), size(below, count))}
            </Link>
          );
        })}
      </ol>
      {moved !== undefined && (
        <p class="notice" data-moved={moved}>
          <Icon name="info" />
          <span>
            <b>{t('inspectBaseMoved')}</b> {t('inspectBaseMovedTo', quoted(moved))}
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
  certainty: BaseClaim['certainty'];
  evidence: BaseClaim['evidence'];
  /** Its own layers and their size. */
  children?: string;
}

const WORDS = {
  exact: 'inspectBaseExact',
  said: 'inspectBaseSaid',
  likely: 'inspectBaseLikely',
  'one-of': 'inspectBaseOneOf',
  perhaps: 'inspectBasePerhaps',
  'looks-like': 'inspectBaseLooks',
} as const;

const EVIDENCE = {
  provenance: 'inspectProvenance',
  annotation: 'inspectByAnnotation',
  builder: 'inspectByHistory',
  label: 'inspectByBaseLabel',
  'first-step': 'inspectByFirstStep',
} as const;

function Link({ page, name, certainty, evidence, children }: LinkProps) {
  const parsed = parseReference(name);
  return (
    <>
      <li class="arrow" aria-hidden="true">
        <Icon name="arrow" />
      </li>
      <li data-built-on={name} data-trust={certainty} data-evidence={evidence.join(' ')}>
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
          {evidence.length > 0 && (
            <small class="soft">{evidence.map((each) => t(EVIDENCE[each])).join(' · ')}</small>
          )}
        </p>
      </li>
    </>
  );
}
