import { formatSize, t } from '../../lib/i18n.ts';
import type { FoundBase } from '../../lib/inspect/found-base.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { EntryList } from '../../lib/layers/entry-list.ts';
import { dockerfileOf, type StepGroup } from '../../lib/oci/dockerfile.ts';
import type { HistoryStep } from '../../lib/oci/history.ts';
import { visible } from '../../lib/oci/visible.ts';
import type { Outside } from '../../lib/text/outside.ts';
import type { Child } from '../children.ts';
import { Foreign } from '../foreign.tsx';
import { useFirst } from '../use-first.tsx';
import { LayerContents } from './layer-contents.tsx';
import type { ReadLayer } from './layer-progress.ts';
import type { InspectPage } from './page.ts';
import { largestOf, SizeBar } from './size-bar.tsx';
import { brokenLines } from './step-text.tsx';

export interface LayersProps {
  details: ImageDetails;
  base: FoundBase | null;
}

/** The steps that made a layer, the lowest first. */
export const filledSteps = ({ steps }: ImageDetails) => steps.filter(({ layer }) => layer !== undefined);

interface TableProps extends LayersProps {
  page: InspectPage;
  mediaTypes: Record<string, Outside>;
  /** Called with what was read of a layer. */
  onListed: (digest: string, listing: EntryList) => void;
}

/** The layers, each with the step that made it, its size, and what is in it once it is read. */
export function LayerTable({ page, details, base, mediaTypes, onListed }: TableProps) {
  const steps = filledSteps(details);
  const [shown, more] = useFirst(steps);
  const largest = largestOf(steps);
  const { groups } = dockerfileOf(details.steps);
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
        {shown.map((step, at) => (
          <Row
            // biome-ignore lint/suspicious/noArrayIndexKey: layers can repeat, and their order is fixed
            key={at}
            at={at}
            read={page.readLayer}
            onListed={onListed}
            step={step}
            largest={largest}
            together={groups.find(({ last }) => details.steps[last] === step)}
            isBase={at < (base?.layers ?? 0)}
            mediaType={types.size > 1 ? mediaTypes[step.layer?.digest ?? ''] : undefined}
          />
        ))}
      </table>
      {more}
      {types.size === 1 && <p class="soft under">{visible([...types][0] ?? '')}</p>}
    </>
  );
}

interface RowProps extends Pick<TableProps, 'onListed'> {
  at: number;
  read: ReadLayer;
  step: HistoryStep;
  largest: number;
  /** The steps that made it together. */
  together: StepGroup | undefined;
  isBase: boolean;
  /** Set where the layers of the image differ in it. */
  mediaType: Outside | undefined;
}

function Row({
  at,
  read,
  onListed,
  step: { layer, instruction, text },
  largest,
  together,
  isBase,
  mediaType,
}: RowProps) {
  if (!layer) return null;
  const [first = ''] = brokenLines(text);
  const made = `${instruction} ${first}`.trim();
  const row = (button: Child) => (
    <tr>
      <td class="soft narrow">{at + 1}</td>
      <th scope="row">
        {together ? (
          t('inspectTogether', together.last - together.first + 1)
        ) : (
          <code class="clip">
            <Foreign text={made.slice(0, 200) || t('notRecorded')} />
          </code>
        )}
        {mediaType && <p class="soft">{visible(mediaType)}</p>}
        {button}
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
  return (
    <LayerContents
      layer={layer}
      read={read}
      onListed={(listing) => onListed(layer.digest, listing)}
      place={(button, contents) => (
        <tbody data-layer={layer.digest} data-size={layer.size} data-base={isBase ? 'true' : undefined}>
          {row(button)}
          {contents && (
            <tr class="inside">
              <td />
              <td colSpan={4}>{contents}</td>
            </tr>
          )}
        </tbody>
      )}
    />
  );
}
