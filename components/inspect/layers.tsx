import { useState } from 'preact/hooks';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { EntryList } from '../../lib/layers/entry-list.ts';
import { baseClaims, hasNoBase, layersOf } from '../../lib/oci/base.ts';
import { builderOf } from '../../lib/oci/builder.ts';
import { dockerfileOf } from '../../lib/oci/dockerfile.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { lazy } from '../lazy.tsx';
import { BuiltOn } from './built-on.tsx';
import { filledSteps, type LayersProps, LayerTable } from './layer-table.tsx';
import { loadBases } from './layers.load.ts';
import type { ReadListing } from './merged-tree.tsx';
import { type InspectPage, isNoImage } from './page.ts';
import { useResource } from './resource.ts';
import { NotRead, Section, Skeleton } from './section.tsx';

/** Loaded with the first layer that was read. */
const MergedTree = lazy(() => import('./merged-tree.tsx').then((tree) => tree.MergedTree));

/** The layers with their sizes, which of them are the base's, and what the image is built on. */
export function Layers(page: InspectPage) {
  const { facts, details, exact, ask, reference } = page;
  const steps = details?.steps ?? [];
  const layers = layersOf(steps);
  const builder = builderOf(steps, details?.summary.labels ?? []);
  const claims = baseClaims({
    dockerfile: dockerfileOf(steps),
    labels: details?.summary.labels ?? [],
    annotations: exact.value?.annotations ?? [],
    images: page.learned.get(details?.digest ?? '')?.images,
    layers,
  });
  const key = `${details?.digest} ${claims.map(({ name, certainty }) => name + certainty).join(' ')}`;
  const bases = useResource([formatReference(reference), key], claims.length > 0 && details !== null, () =>
    loadBases(ask, claims, details?.platform ?? '', layers),
  );
  const [base = null] = bases.value?.chain ?? [];
  if (base) page.shown.set('base', base);
  const [read, setRead] = useState<ReadonlyMap<string, EntryList>>(new Map());
  return (
    <Section
      id="layers"
      title={t('inspectLayers')}
      note={layers.length > 0 && plural('layers', layers.length)}
      state={facts.state}
    >
      {facts.state === 'loading' && !details && <Skeleton lines={4} />}
      <NotRead {...page} />
      {details && layers.length > 0 && (
        <>
          <Proportions details={details} base={base} />
          <BuiltOn
            page={page}
            details={details}
            claims={claims}
            found={bases}
            isPutTogether={hasNoBase(builder)}
          />
          <LayerTable
            page={page}
            details={details}
            base={base}
            mediaTypes={exact.value?.mediaTypes ?? {}}
            onListed={(digest, listing) => setRead((before) => new Map(before).set(digest, listing))}
          />
          {read.size > 0 && (
            <MergedTree layers={inOrder(layers, read)} count={layers.length} read={page.readLayer} />
          )}
        </>
      )}
      {isNoImage(page) && <p class="soft">{t('inspectNone')}</p>}
      {details && layers.length === 0 && <p class="soft">{t('inspectNoLayers')}</p>}
    </Section>
  );
}

/** Layers that are told apart in the bar. */
const MAX_BARS = 500;

/** All layers as one bar, each as wide as it is large. */
function Proportions({ details, base }: LayersProps) {
  const sizes = filledSteps(details).map(({ layer }) => layer?.size ?? 0);
  const sum = (all: number[]) => all.reduce((total, size) => total + size, 0);
  const count = base?.layers ?? 0;
  const lower = sum(sizes.slice(0, count));
  const upper = sum(sizes.slice(count));
  if (lower + upper === 0) return null;
  return (
    <>
      <div class="bars" role="img" aria-label={t('inspectInBase', formatSize(lower), formatSize(upper))}>
        {sizes.slice(0, MAX_BARS).map((size, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: layers can repeat, and their order is fixed
          <span key={at} class={at < count ? 'base' : undefined} style={{ flex: Math.max(1, size) }} />
        ))}
      </div>
      <p class="row loose under">
        {base && <span class="key base">{t('inspectNameAndSize', base.name, formatSize(lower))}</span>}
        <span class="key">{base ? t('inspectAbove', formatSize(upper)) : formatSize(upper)}</span>
        {base && <span class="soft push">{formatSize(lower + upper)}</span>}
      </p>
    </>
  );
}

/** The layers that were read, the base first. */
const inOrder = (layers: readonly string[], read: ReadonlyMap<string, EntryList>): ReadListing[] =>
  layers.flatMap((digest, at) => {
    const listing = read.get(digest);
    return listing ? [{ place: at + 1, digest, listing }] : [];
  });
