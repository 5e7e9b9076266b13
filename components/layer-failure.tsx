import type { Failure } from '../lib/failure.ts';
import { type MessageKey, t } from '../lib/i18n.ts';
import { FailureNote } from './failure-note.tsx';

/** Where no host failed it is the layer itself, by what is wrong with it. */
const OF_LAYER: Partial<Record<Failure['kind'], MessageKey>> = {
  malformed: 'layerDamaged',
  unsupported: 'layerCompression',
  'digest-mismatch': 'layerOther',
  network: 'layerCutOff',
};

const isOfLayer = ({ host, isStorage }: Failure): boolean => host === undefined && !isStorage;

/** Whether the layer may be listed another time: its bytes are the same each time, the way to them is not. */
export const mayReadAgain = (failure: Failure): boolean =>
  !isOfLayer(failure) || !/^(?:malformed|unsupported|digest-mismatch|too-large)$/.test(failure.kind);

/** Why a layer could not be read. */
export function LayerFailure({ failure }: { failure: Failure }) {
  const { kind, host } = failure;
  const message = isOfLayer(failure) ? OF_LAYER[kind] : undefined;
  if (!message) return <FailureNote failure={failure} where={host ?? t('layerThis')} />;
  return (
    <p class="alert" role="alert" data-error={kind}>
      {t(message)}
    </p>
  );
}
