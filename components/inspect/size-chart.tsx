import { useId, useState } from 'preact/hooks';
import type { SizePoint } from '../../lib/aliases/flavours.ts';
import { formatSize, t } from '../../lib/i18n.ts';
import { PlatformKey } from './platform-key.tsx';
import { HEIGHT, sizeLines } from './size-lines.ts';

interface SizeChartProps {
  /** The sizes of each point are in their order. */
  platforms: string[];
  /** The platform whose line is emphasized. */
  chosen: string;
  /** Oldest first. */
  points: SizePoint[];
}

/** Versions named below the chart. */
const NAMED = 4;

/** The download size of an image over its versions, a line a platform, or the same as a table. */
export function SizeChart({ platforms, chosen, points }: SizeChartProps) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  const of = Math.max(0, platforms.indexOf(chosen));
  const platform = platforms[of] ?? '';
  const known = points.filter(({ sizes }) => (sizes[of] ?? 0) > 0);
  const [first, last] = [known[0], known.at(-1)];
  if (points.length < 2 || !first || !last) return null;
  const label = t(
    'inspectSizesLabel',
    platform,
    first.version,
    formatSize(first.sizes[of] ?? 0),
    last.version,
    formatSize(last.sizes[of] ?? 0),
  );
  return (
    <figure class="sizes" data-chart="sizes">
      <figcaption class="row">
        <h3 id={id}>{t('inspectSizes')}</h3>
        <span class="soft">{t('inspectSizesNote', platform)}</span>
        <button
          type="button"
          class="link push"
          data-action="table"
          aria-pressed={isTable}
          onClick={() => setTable(!isTable)}
        >
          {t('inspectSizesAsTable')}
        </button>
      </figcaption>
      {isTable ? (
        <SizeTable label={id} platforms={platforms} points={points} />
      ) : (
        <Lines label={label} of={of} last={last} points={points} platforms={platforms} />
      )}
    </figure>
  );
}

interface LinesProps {
  label: string;
  /** Position of the emphasized platform. */
  of: number;
  last: SizePoint;
  platforms: string[];
  points: SizePoint[];
}

function Lines({ label, of, last, platforms, points }: LinesProps) {
  const { paths, ticks, ends } = sizeLines(
    platforms.map((_, at) => points.map(({ sizes }) => sizes[at] ?? 0)),
  );
  const grid = ticks.map(({ y }) => `M0 ${y}h100`).join('');
  return (
    <>
      <div class="chart" role="img" aria-label={label}>
        <svg viewBox={`0 0 100 ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path class="rule" d={grid} />
          {platforms.map((platform, at) => (
            <path key={platform} class="other" data-platform={platform} d={paths[at]} />
          ))}
          <path class="main" d={paths[of]} />
        </svg>
        {ticks.map(({ size, y }) => (
          <span key={size} style={{ insetBlockStart: `${y}px` }}>
            {formatSize(size)}
          </span>
        ))}
        <b style={{ insetBlockStart: `${ends[of] ?? 0}px` }}>{formatSize(last.sizes[of] ?? 0)}</b>
      </div>
      <div class="axis" aria-hidden="true">
        {named(points).map(({ tag, version }) => (
          <span key={tag}>{version}</span>
        ))}
      </div>
    </>
  );
}

/** The first, the last, and some between them at equal distances. */
function named(points: SizePoint[]): SizePoint[] {
  const count = Math.min(NAMED, points.length);
  return Array.from(
    { length: count },
    (_, at) => points[Math.round((at * (points.length - 1)) / (count - 1))],
  ).filter((point) => point !== undefined);
}

const SizeTable = ({
  label,
  platforms,
  points,
}: { label: string } & Omit<LinesProps, 'label' | 'of' | 'last'>) => (
  <div class="scrolls">
    <table class="tbl" aria-labelledby={label}>
      <thead>
        <tr>
          <th>{t('inspectVersion')}</th>
          {platforms.map((platform) => (
            <th key={platform} class="num">
              <PlatformKey platform={platform} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {points.toReversed().map(({ tag, version, sizes }) => (
          <tr key={tag} data-version={version}>
            <th scope="row">{version}</th>
            {platforms.map((platform, at) => (
              <td key={platform} class="num">
                {sizes[at] ? formatSize(sizes[at]) : '–'}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
