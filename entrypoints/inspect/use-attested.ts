import { useState } from 'preact/hooks';
import { loadIndex } from '../../components/inspect/attestations.load.ts';
import type { InspectPage, Learned } from '../../components/inspect/page.ts';
import { useResource } from '../../components/inspect/resource.ts';
import { send } from '../../lib/messages/send.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';

/** What is attested about each platform, and what of it was read: shared by the sections that show it. */
export function useAttested(
  reference: Reference,
  digest: Digest | null,
): Pick<InspectPage, 'index' | 'learned' | 'learn'> {
  const [learned, setLearned] = useState<ReadonlyMap<string, Learned>>(new Map());
  const learn = (manifest: string, what: Learned) =>
    setLearned((before) => new Map(before).set(manifest, { ...before.get(manifest), ...what }));
  const index = useResource([formatReference(reference), `${digest}`], false, () =>
    loadIndex(send, reference, digest as Digest, learn),
  );
  return { index, learned, learn };
}
