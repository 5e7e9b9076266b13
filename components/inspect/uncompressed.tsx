import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { NoSize } from '../../lib/layers/compression/unpacked-size.ts';
import { layersOf } from '../../lib/oci/history.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import type { InspectPage } from './page.ts';
import { type Resource, useResource } from './resource.ts';
import { LoadButton } from './section.tsx';
import { loadUnpacked, type Unpacked } from './uncompressed.load.ts';

/** The size before compression: read on request, a few bytes a layer. */
export function useUnpacked(
  { ask, reference, shown }: InspectPage,
  details: ImageDetails,
): Resource<Unpacked> {
  const layers = layersOf(details.steps);
  const unpacked = useResource([formatReference(reference), `${details.digest}`], false, () =>
    loadUnpacked(ask, reference, layers),
  );
  if (unpacked.value) shown.set('uncompressed', unpacked.value);
  return unpacked;
}

/** The fact among the others; its failure stands below them. What cannot be known is said. */
export function Uncompressed({ unpacked, layers }: { unpacked: Resource<Unpacked>; layers: number }) {
  const { value, state } = unpacked;
  return (
    <div data-field="unpacked" data-state={state} data-size={value?.size}>
      <dt>{t('inspectUncompressed')}</dt>
      <dd>
        {value ? (
          <Size {...value} />
        ) : (
          <>
            <LoadButton resource={unpacked} action="unpacked">
              {t('inspectLoad')}
            </LoadButton>
            <small>{t('inspectUnpackedRead', plural('layers', layers))}</small>
          </>
        )}
      </dd>
    </div>
  );
}

const WHY: [NoSize, Parameters<typeof t>[0]][] = [
  ['unstated', 'inspectUnpackedUnstated'],
  ['parts', 'inspectUnpackedParts'],
  ['no-ranges', 'inspectUnpackedNoRanges'],
  ['elsewhere', 'inspectUnpackedElsewhere'],
];

function Size({ size, known, unknown }: Unpacked) {
  const reasons = WHY.filter(([why]) => unknown[why] !== undefined);
  const whole = formatSize(size);
  return (
    <span title={t('inspectUnpackedNote')}>
      {known === 0
        ? t('inspectUnpackedUnknown')
        : reasons.length > 0
          ? t('inspectUnpackedAtLeast', whole)
          : whole}
      {reasons.map(([why, text]) => (
        <small key={why} data-unsized={why}>
          {t(text, plural('layers', unknown[why] ?? 0))}
        </small>
      ))}
    </span>
  );
}
