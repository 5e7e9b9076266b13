import type { ComparedLayer, LayerClass, LayerDifference } from '../../lib/compare/layers.ts';
import { formatSize, type MessageKey, plural, t } from '../../lib/i18n.ts';
import type { Outside } from '../../lib/text/outside.ts';
import { Foreign } from '../foreign.tsx';
import { useFirst } from '../use-first.tsx';
import { Folded } from './diff-rows.tsx';

const CLASSES: Record<LayerClass, MessageKey> = {
  same: 'compareLayerSame',
  rebuilt: 'compareLayerRebuilt',
  changed: 'compareLayerChanged',
  added: 'compareLayerAdded',
  removed: 'compareLayerRemoved',
};

/** Characters of an instruction in a row of the table. */
const MAX_INSTRUCTION = 90;
/** Layers that are told apart in a bar. */
const MAX_BARS = 500;
/** Layers that are the same are folded from this many on. */
const FOLDED_FROM = 6;

interface LayersProps {
  layers: readonly LayerDifference[];
  /** What the sides are called. */
  names: [string, string];
}

/** The layers of both sides: bars, sums by class, a table. */
export function Layers({ layers, names: [from, to] }: LayersProps) {
  const same = layers.filter(({ diff }) => diff === 'same');
  const isFolded = same.length >= FOLDED_FROM;
  const shown = isFolded ? layers.filter(({ diff }) => diff !== 'same') : layers;
  return (
    <section class="section" id="layers">
      <header>
        <h2>{t('fieldLayers')}</h2>
      </header>
      <div class="lanes">
        <Lane name={from} layers={layers} side="from" />
        <Lane name={to} layers={layers} side="to" />
      </div>
      <Sums layers={layers} />
      <Table layers={shown} names={[from, to]} />
      {isFolded && (
        <Folded label={plural('compareSameLayers', same.length)} count={same.length}>
          {[<Table key="same" layers={same.slice(0, 100)} names={[from, to]} />]}
        </Folded>
      )}
      {layers.some(({ diff }) => diff === 'rebuilt') && <p class="soft">{t('compareRebuiltNote')}</p>}
    </section>
  );
}

function Lane({
  name,
  layers,
  side,
}: {
  name: string;
  layers: readonly LayerDifference[];
  side: 'from' | 'to';
}) {
  const own = layers.flatMap((layer) => (layer[side] ? [{ ...layer[side], diff: layer.diff }] : []));
  return (
    <>
      <code class="clip">
        <Foreign text={name} />
      </code>
      <div class="bars" aria-hidden="true">
        {own.slice(0, MAX_BARS).map(({ digest, size, diff }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one image may have a layer twice
          <span key={`${digest} ${at}`} class={diff} style={{ flex: Math.max(1, Math.round(size / 1000)) }} />
        ))}
      </div>
      <span class="num">{formatSize(own.reduce((sum, { size }) => sum + size, 0))}</span>
    </>
  );
}

/** Of each class how much there is on the second side, or on the first where the second has none. */
const Sums = ({ layers }: { layers: readonly LayerDifference[] }) => (
  <p class="row loose">
    {(Object.keys(CLASSES) as LayerClass[]).flatMap((each) => {
      const all = layers.filter(({ diff }) => diff === each);
      if (all.length === 0) return [];
      const bytes = all.reduce((sum, { from, to }) => sum + ((to ?? from)?.size ?? 0), 0);
      return [
        <span key={each} class={`key ${each}`}>
          {t('compareClassSize', t(CLASSES[each]), formatSize(bytes))}
        </span>,
      ];
    })}
  </p>
);

const madeBy = (layer?: ComparedLayer): Outside => layer?.instruction || layer?.digest.slice(0, 19) || '';

function Table({ layers, names: [from, to] }: LayersProps) {
  const [shown, more] = useFirst(layers);
  return (
    <>
      <table class="tbl layers">
        <thead>
          <tr>
            <th>{t('compareClass')}</th>
            <th>{t('compareMadeBy')}</th>
            <th class="num hide-narrow">
              <Foreign text={from} />
            </th>
            <th class="num">
              <Foreign text={to} />
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ diff, from: one, to: other }, at) => (
            <tr
              // biome-ignore lint/suspicious/noArrayIndexKey: one image may have a layer twice
              key={at}
              data-layer={(other ?? one)?.digest}
              data-diff={diff}
            >
              <td>
                <span class={`key ${diff}`}>{t(CLASSES[diff])}</span>
              </td>
              <th scope="row">
                <code>
                  <Foreign text={madeBy(other ?? one)} max={MAX_INSTRUCTION} />
                </code>
              </th>
              <td class="num hide-narrow">{one ? formatSize(one.size) : '–'}</td>
              <td class="num">{other ? formatSize(other.size) : '–'}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
}
