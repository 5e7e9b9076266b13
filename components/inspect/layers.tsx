import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { FoundBase } from '../../lib/inspect/found-base.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { baseClaims, hasNoBase, layersOf } from '../../lib/oci/base.ts';
import { dockerfileOf } from '../../lib/oci/dockerfile.ts';
import type { HistoryStep } from '../../lib/oci/history.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { BuiltOn } from './built-on.tsx';
import { loadBase } from './layers.load.ts';
import type { InspectPage } from './page.ts';
import { useResource } from './resource.ts';
import { Section, Skeleton } from './section.tsx';
import { SizeBar } from './size-bar.tsx';
import { brokenLines } from './step-text.tsx';

/** The layers with their sizes, which of them are the base's, and what the image is built on. */
export function Layers(page: InspectPage) {
  const { facts, details, exact, ask, reference } = page;
  const steps = details?.steps ?? [];
  const layers = layersOf(steps);
  const builder = steps.findLast((step) => step.builder)?.builder;
  const claims = baseClaims(
    dockerfileOf(steps),
    details?.summary.labels ?? [],
    exact.value?.annotations ?? [],
  );
  const key = `${details?.digest} ${claims.map(({ name }) => name).join(' ')}`;
  const base = useResource([formatReference(reference), key], claims.length > 0 && details !== null, () =>
    loadBase(ask, claims, details?.platform ?? '', layers),
  );
  return (
    <Section
      id="layers"
      title={t('inspectLayers')}
      note={layers.length > 0 && plural('layers', layers.length)}
      state={facts.state}
    >
      {facts.state === 'loading' && !details && <Skeleton lines={4} />}
      {details && layers.length > 0 && (
        <>
          <Proportions details={details} base={base.value} />
          <BuiltOn
            page={page}
            details={details}
            claims={claims}
            found={base}
            isPutTogether={hasNoBase(builder)}
          />
          <Table details={details} base={base.value} mediaTypes={exact.value?.mediaTypes ?? {}} />
        </>
      )}
      {details && layers.length === 0 && <p class="soft">{t('inspectNoLayers')}</p>}
    </Section>
  );
}

interface LayersProps {
  details: ImageDetails;
  base: FoundBase | null;
}

const filledSteps = ({ steps }: ImageDetails) => steps.filter(({ layer }) => layer !== undefined);

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
        {sizes.map((size, at) => (
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

function Table({ details, base, mediaTypes }: LayersProps & { mediaTypes: Record<string, string> }) {
  const steps = filledSteps(details);
  const largest = Math.max(1, ...steps.map(({ layer }) => layer?.size ?? 0));
  const types = new Set(Object.values(mediaTypes));
  return (
    <>
      <table class="tbl mid layers">
        <thead>
          <tr>
            <td />
            <th>{t('inspectMadeBy')}</th>
            <th class="sized">
              <span class="vh">{t('inspectSize')}</span>
            </th>
            <th class="num">{t('inspectSize')}</th>
            <th class="hide-narrow">{t('fieldDigest')}</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step, at) => (
            <Row
              // biome-ignore lint/suspicious/noArrayIndexKey: layers can repeat, and their order is fixed
              key={at}
              at={at}
              step={step}
              largest={largest}
              isBase={at < (base?.layers ?? 0)}
              mediaType={types.size > 1 ? mediaTypes[step.layer?.digest ?? ''] : undefined}
            />
          ))}
        </tbody>
      </table>
      {types.size === 1 && <p class="soft under">{[...types][0]}</p>}
    </>
  );
}

interface RowProps {
  at: number;
  step: HistoryStep;
  largest: number;
  isBase: boolean;
  /** Set where the layers of the image differ in it. */
  mediaType: string | undefined;
}

function Row({ at, step: { layer, instruction, text }, largest, isBase, mediaType }: RowProps) {
  if (!layer) return null;
  const [first = ''] = brokenLines(text);
  const made = `${instruction} ${first}`.trim();
  return (
    <tr data-layer={layer.digest} data-size={layer.size} data-base={isBase ? 'true' : undefined}>
      <td class="soft narrow">{at + 1}</td>
      <th scope="row">
        <code class="clip">
          <bdi>{made.slice(0, 200) || t('notRecorded')}</bdi>
        </code>
        {mediaType && <p class="soft">{mediaType}</p>}
      </th>
      <td class="sized">
        <SizeBar size={layer.size} largest={largest} isBase={isBase} />
      </td>
      <td class="num">{layer.size > 0 ? formatSize(layer.size) : t('notRecorded')}</td>
      <td class="hide-narrow">
        <code class="soft" title={layer.digest}>
          {layer.digest.slice(7, 19)}
        </code>
      </td>
    </tr>
  );
}
