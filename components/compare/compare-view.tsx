import { useState } from 'preact/hooks';
import { systemField } from '../../lib/compare/base.ts';
import { type ComparedImage, compareImages } from '../../lib/compare/comparison.ts';
import type { ComparedFiles } from '../../lib/compare/files.ts';
import { comparePlatforms } from '../../lib/compare/platforms.ts';
import { plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { Icon } from '../inspect/icon.tsx';
import { Skeleton } from '../inspect/section.tsx';
import type { TocPart } from '../inspect/toc.tsx';
import { Base } from './base.tsx';
import { FailedSides } from './failed-sides.tsx';
import { Breaking, OtherFields } from './fields.tsx';
import { Files } from './files.tsx';
import { useLayerPasses } from './layer-passes.ts';
import { Layers } from './layers.tsx';
import { Packages, useComparedPackages } from './packages.tsx';
import { useParts } from './parts.ts';
import { Sentence } from './sentence.tsx';
import { type CompareData, type CompareSide, shortName } from './side.ts';
import { Source } from './source.tsx';
import { Steps } from './steps.tsx';
import { Takeaway } from './takeaway.tsx';
import { useDatabases } from './use-databases.ts';
import { Versions } from './versions.tsx';

const stateOf = (sides: CompareSide[]): 'loading' | 'complete' | 'error' | 'idle' => {
  if (sides.every(({ details }) => details !== null)) return 'complete';
  const states = sides.map(({ facts, exact }) => (facts.state === 'idle' ? exact.state : facts.state));
  if (states.includes('error')) return 'error';
  return states.includes('loading') ? 'loading' : 'idle';
};

const comparedOf = ({ summary, steps }: ImageDetails): ComparedImage => ({ summary, steps });

interface CompareViewProps extends CompareData {
  /** Called with what the table of contents names. */
  onParts?: (parts: TocPart[]) => void;
}

/** What differs between two images. Each side fails by itself. */
export function CompareView({ from, to, onParts = () => {} }: CompareViewProps) {
  const sides = [from, to];
  const state = stateOf(sides);
  return (
    <section
      data-section="compare"
      data-state={state}
      aria-busy={state === 'loading'}
      aria-label={t('compareTitle')}
    >
      <FailedSides sides={sides} of={({ exact, facts }) => (exact.failure ? exact : facts)} />
      {state === 'loading' && <Skeleton lines={3} />}
      {from.details && to.details ? (
        <Compared from={from} to={to} details={[from.details, to.details]} onParts={onParts} />
      ) : (
        <LoadExact sides={sides.filter(({ details, facts }) => !details && facts.state !== 'loading')} />
      )}
    </section>
  );
}

function Compared({
  from,
  to,
  details: [ours, theirs],
  onParts,
}: Required<CompareViewProps> & { details: [ImageDetails, ImageDetails] }) {
  const [files, setFiles] = useState<ComparedFiles | null>(null);
  const comparison = compareImages(comparedOf(ours), comparedOf(theirs));
  const platforms = comparePlatforms(
    from.facts.value?.platforms.map(({ platform }) => platform) ?? [],
    to.facts.value?.platforms.map(({ platform }) => platform) ?? [],
  );
  const system = comparison.base ? systemField(comparison.base) : [];
  const both = [formatReference(from.reference), formatReference(to.reference)];
  const passes = useLayerPasses(both.toSorted().join(' ')); // the same when the sides are swapped
  const databases = useDatabases({ from, to, details: [ours, theirs], passes });
  const packages = useComparedPackages({ from, to }) ?? databases.packages;
  const told = new Set(comparison.versions.map(({ field }) => field));
  const others = comparison.fields.filter((field) => !told.has(field));
  const fields = [...comparison.fields, ...system, ...platforms];
  useParts({ comparison, fields, others, packages }, onParts);
  const isExact = [ours, theirs].every(({ summary }) => summary.source === 'config');
  const isFair = ours.summary.source === theirs.summary.source;
  const names: [string, string] = [shortName(from.reference), shortName(to.reference)];
  return (
    <>
      <Sentence comparison={comparison} />
      <Takeaway
        comparison={comparison}
        names={[formatReference(from.reference), formatReference(to.reference)]}
        isExact={isExact}
        packages={packages}
        files={files}
      />
      <div data-exact={isExact ? 'true' : 'false'}>
        {!isExact && (
          <div class="notice guess">
            <Icon name="info" />
            <p>{t(isFair ? 'compareDerived' : 'compareUnfair')}</p>
            <LoadExact
              sides={[from, to].filter(({ details }) => details && details.summary.source !== 'config')}
            />
          </div>
        )}
        {isFair && <Breaking fields={fields} />}
        <Versions versions={comparison.versions} />
        <Base base={comparison.base} shared={comparison.shared} />
        <Packages from={from} to={to} packages={packages} databases={databases} />
        {isFair && <OtherFields fields={others} />}
      </div>
      <Steps steps={comparison.steps} />
      <Layers layers={comparison.layers} names={names} />
      <Source from={from} to={to} details={[ours, theirs]} />
      <Files from={from} to={to} details={[ours, theirs]} passes={passes} onCompared={setFiles} />
    </>
  );
}

/** Reads the exact configs of sides that are known by build steps, or not at all. */
function LoadExact({ sides }: { sides: CompareSide[] }) {
  const open = sides.filter(({ exact }) => exact.state === 'idle' || exact.state === 'loading');
  const pulls = open.filter(({ isHub }) => isHub).length;
  if (open.length === 0) return null;
  return (
    <div class="row">
      <button
        type="button"
        class="btn"
        data-action="load"
        disabled={open.some(({ exact }) => exact.state === 'loading')}
        onClick={() => {
          for (const { exact } of open) exact.load();
        }}
      >
        {pulls === 0 ? t('compareReadConfigs') : plural('compareReadPulls', pulls)}
      </button>
    </div>
  );
}
