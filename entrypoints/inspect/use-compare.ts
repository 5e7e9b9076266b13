import { useState } from 'preact/hooks';
import type { CompareData, CompareSide } from '../../components/compare/side.ts';
import { loadStatements } from '../../components/compare/statements.load.ts';
import { LARGE, TOO_LARGE } from '../../components/inspect/attestations.load.ts';
import { loadFacts } from '../../components/inspect/head.load.ts';
import { type Resource, useResource } from '../../components/inspect/resource.ts';
import type { ExactImage } from '../../lib/inspect/exact-image.ts';
import { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../../lib/oci/reference.ts';
import { usePermissionChange } from '../popup/permission.ts';
import { useAccessChange } from '../popup/use-access-change.ts';
import { exactRequest } from './exact-request.ts';
import { layersOnDemand } from './layer/on-demand.ts';
import { useAccessSteps } from './use-access-steps.ts';

/** One side of a comparison, as the address names it. */
export interface SideOptions {
  /** With a tag or a digest. */
  reference: Reference;
  /** Platform key; null: the preferred one. */
  platform: string | null;
}

/** Both sides of a comparison, loaded side by side. At Docker Hub without a pull, the exact configs on request. */
export function useCompare(from: SideOptions, to: SideOptions, leavesNoTrace: boolean): CompareData {
  return { from: useSide(from, leavesNoTrace), to: useSide(to, leavesNoTrace) };
}

function useSide({ reference, platform }: SideOptions, leavesNoTrace: boolean): CompareSide {
  const [attempt, setAttempt] = useState(0);
  const [isLarge, setIsLarge] = useState(false);
  const steps = useAccessSteps(reference, leavesNoTrace);
  const again = () => setAttempt((count) => count + 1);
  usePermissionChange([reference.registry], again);
  useAccessChange(again);
  const isHub = reference.registry === DOCKER_HUB;
  const tag = reference.digest ? null : (reference.tag ?? null);
  // A digest of Docker Hub costs a pull, so it waits for the reader.
  const isFree = !isHub || tag !== null;
  const subject = `${formatReference(reference, 'canonical')} ${platform} ${attempt}`;
  const facts = useResource([subject, ''], isFree, () =>
    loadFacts(send, { reference, isHub, tag, platform }),
  );
  const shown = facts.value?.details ?? null;
  const onRequest = useResource([subject, 'exact'], false, () =>
    send('inspect.exact', exactRequest(reference, shown?.digest ?? null, platform)),
  );
  const attested = useResource([subject, `attested ${isLarge}`], isLarge, () =>
    loadStatements(send, reference, shown?.digest ?? null, isLarge ? TOO_LARGE : LARGE),
  );
  const exact: Resource<ExactImage> = facts.value?.exact
    ? { ...onRequest, state: 'complete', value: facts.value.exact }
    : onRequest;
  return {
    reference,
    isHub,
    facts,
    exact,
    attested,
    readLarge: () => setIsLarge(true),
    readLayer: layersOnDemand(formatReference(reference, 'canonical')),
    details: exact.value?.details ?? shown,
    ...steps,
  };
}
