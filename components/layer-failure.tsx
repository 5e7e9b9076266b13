import type { Failure } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { FailureNote } from './failure-note.tsx';

/** Why a layer could not be read. Where no host failed it is the layer itself, and another try would end the same way. */
export function LayerFailure({ failure }: { failure: Failure }) {
  const { kind, host } = failure;
  const isOwn = host === undefined && !failure.isStorage && (kind === 'malformed' || kind === 'unsupported');
  if (!isOwn) return <FailureNote failure={failure} where={host ?? t('layerThis')} />;
  return (
    <p class="alert" role="alert" data-error={kind}>
      {t(kind === 'malformed' ? 'layerDamaged' : 'layerCompression')}
    </p>
  );
}
