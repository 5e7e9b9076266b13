import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import type { InspectPage } from './page.ts';
import { useResource } from './resource.ts';
import { Failed, LoadButton } from './section.tsx';
import { loadUnpacked, type Unpacked, type Unsized } from './uncompressed.load.ts';

/** The size before compression: read on request, a few bytes a layer. What cannot be known is said. */
export function Uncompressed({ page, details }: { page: InspectPage; details: ImageDetails }) {
  const { ask, reference } = page;
  const layers = details.steps.flatMap(({ layer }) => layer ?? []);
  const unpacked = useResource([formatReference(reference), `${details.digest}`], false, () =>
    loadUnpacked(ask, reference, layers),
  );
  const { value, state } = unpacked;
  if (value) page.shown.set('uncompressed', value);
  if (layers.length === 0 || details.size === 0) return null;
  return (
    <div data-field="unpacked" data-state={state} data-size={value?.size}>
      <dt>{t('inspectUncompressed')}</dt>
      <dd>
        {value ? <Size {...value} /> : null}
        {!value && state !== 'error' && (
          <LoadButton resource={unpacked} action="unpacked">
            {t('inspectUnpackedRead', plural('layers', layers.length))}
          </LoadButton>
        )}
        <Failed resource={unpacked} page={page} />
      </dd>
    </div>
  );
}

const WHY: [Unsized, Parameters<typeof t>[0]][] = [
  ['unstated', 'inspectUnpackedUnstated'],
  ['parts', 'inspectUnpackedParts'],
  ['no-ranges', 'inspectUnpackedNoRanges'],
  ['elsewhere', 'inspectUnpackedElsewhere'],
];

function Size({ size, known, unknown }: Unpacked) {
  const reasons = WHY.filter(([why]) => unknown[why] !== undefined);
  const whole = formatSize(size);
  return (
    <>
      {known === 0
        ? t('inspectUnpackedUnknown')
        : reasons.length > 0
          ? t('inspectUnpackedAtLeast', whole)
          : whole}
      {reasons.length === 0 && <small>{t('inspectUnpackedNote')}</small>}
      {reasons.map(([why, text]) => (
        <small key={why} data-unsized={why}>
          {t(text, plural('layers', unknown[why] ?? 0))}
        </small>
      ))}
    </>
  );
}
