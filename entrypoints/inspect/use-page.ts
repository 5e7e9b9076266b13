import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { loadDigest, loadFacts } from '../../components/inspect/head.load.ts';
import type { InspectPage } from '../../components/inspect/page.ts';
import { type Resource, useResource } from '../../components/inspect/resource.ts';
import { type ListingClient, listingClient } from '../../lib/client/listing-client.ts';
import type { ExactImage } from '../../lib/inspect/exact-image.ts';
import { send } from '../../lib/messages/send.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../../lib/oci/reference.ts';
import { usePermissionChange } from '../popup/permission.ts';
import { addressOf, comparisonOf } from '../popup/private-window.ts';
import { useAccessChange } from '../popup/use-access-change.ts';
import { exactRequest } from './exact-request.ts';
import { layersOnDemand } from './layer/on-demand.ts';
import { useAccessSteps } from './use-access-steps.ts';
import { useAttested } from './use-attested.ts';

interface Options {
  /** With a tag or a digest. */
  reference: Reference;
  /** Platform key from the address. */
  platform: string | null;
  leavesNoTrace: boolean;
}

/** All that the sections of the page are drawn from. */
export function usePage({ reference, platform: initial, leavesNoTrace }: Options): InspectPage {
  const [chosen, choose] = useState(initial);
  const [attempt, setAttempt] = useState(0);
  const shownSections = useRef(new Map<string, unknown>());
  const steps = useAccessSteps(reference, leavesNoTrace);
  const image = formatReference(reference, 'canonical');
  const isHub = reference.registry === DOCKER_HUB;
  const again = () => setAttempt((count) => count + 1);
  usePermissionChange([reference.registry], again);
  useAccessChange(again);

  const client = useListing(reference, attempt);
  const { ofDigest = null, progress = null } = client ?? {};
  const tag = reference.digest
    ? (ofDigest?.index[0] ?? ofDigest?.platform[0] ?? null)
    : (reference.tag ?? null);
  // A digest of Docker Hub without a tag costs a pull, so it waits for the reader.
  const isFree = !isHub || tag !== null;
  const subject = `${image} ${attempt}`;
  const facts = useResource([subject, `${chosen} ${isHub && tag}`], isFree, () =>
    loadFacts(send, { reference, isHub, tag, platform: chosen }),
  );
  const shown = facts.value?.details ?? null;
  const platform =
    facts.state === 'loading' ? (chosen ?? shown?.platform ?? null) : (shown?.platform ?? chosen);
  const onRequest = useResource([`${subject} ${chosen} ${shown?.digest}`, ''], false, () =>
    send('inspect.exact', exactRequest(reference, shown?.digest ?? null, platform)),
  );
  const exact: Resource<ExactImage> = facts.value?.exact
    ? { ...onRequest, state: 'complete', value: facts.value.exact }
    : onRequest;
  const head = useResource([subject, 'digest'], reference.digest === undefined, () =>
    loadDigest(send, reference),
  );
  const digest: Resource<Digest> = reference.digest
    ? { ...head, state: 'complete', value: reference.digest }
    : head;

  const attested = useAttested(reference, digest.value);
  const companions = companionsOf(digest.value);
  useEffect(() => {
    if (client && digest.value) client.setVisibleTags([...(tag === null ? [] : [tag]), ...companions]);
  }, [client, digest.value, tag]);

  return {
    reference,
    isHub,
    platform,
    choosePlatform: choose,
    facts,
    exact,
    details: exact.value?.details ?? shown,
    digest,
    listing: {
      progress,
      aliases: (tag !== null && client?.tags.get(tag)) || null,
      move: (tag !== null && client?.moves.get(tag)) || null,
      companions: companions.filter((each) => client?.tags.get(each)?.known),
      ofDigest,
      retry: again,
    },
    ask: send,
    shown: shownSections.current,
    readLayer: layersOnDemand(image),
    ...attested,
    ...steps,
    compare: leavesNoTrace
      ? null
      : `?${new URLSearchParams({ image: formatReference(reference), compare: '' })}`,
    comparison: (was) => {
      const { tag: _, ...rest } = reference;
      const before = formatReference({ ...rest, digest: was as Digest });
      return comparisonOf(before, formatReference(reference), leavesNoTrace);
    },
    linkTo: (other) => addressOf(formatReference(other), leavesNoTrace),
  };
}

/** The tags under which cosign keeps what belongs to a digest. */
const companionsOf = (digest: Digest | null): string[] =>
  digest === null ? [] : ['sig', 'att', 'sbom'].map((kind) => `${digest.replace(':', '-')}.${kind}`);

/** The listing of the image's repository, followed while the page is open. */
function useListing({ registry, repository, tag, digest }: Reference, attempt: number): ListingClient | null {
  const [client, setClient] = useState<ListingClient | null>(null);
  const [, redraw] = useState(0);
  const subject = useMemo(
    () => ({ registry, repository, ...(digest && { digest }) }),
    [registry, repository, digest],
  );
  useEffect(() => {
    const over = new AbortController();
    const next = listingClient(subject, over.signal);
    next.subscribe(() => redraw((count) => count + 1), over.signal);
    next.setVisibleTags(tag === undefined ? [] : [tag]);
    setClient(next);
    return () => over.abort();
  }, [subject, tag, attempt]);
  const found = client?.ofDigest?.index[0] ?? client?.ofDigest?.platform[0];
  useEffect(() => {
    if (found !== undefined) client?.setVisibleTags([found]);
  }, [client, found]);
  return client;
}
