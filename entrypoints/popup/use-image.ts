import { useEffect, useState } from 'preact/hooks';
import { type ListingClient, listingClient } from '../../lib/client/listing-client.ts';
import { untilAnswered } from '../../lib/client/until-answered.ts';
import type { Failure } from '../../lib/failure.ts';
import { unlessDefect } from '../../lib/failure.ts';
import type { ImageAnswer } from '../../lib/inspect/image-answer.ts';
import { send } from '../../lib/messages/send.ts';
import { choosePlatformKey } from '../../lib/oci/choose-platform-key.ts';
import { DOCKER_HUB, formatReference } from '../../lib/oci/reference.ts';
import { derivedDetailsOf, detailsOf, isHubTag, platformsOf, type Wanted } from './read-image.ts';

/** What is known of an image so far; a failure is shown beside it. */
export interface ImageState {
  answer: ImageAnswer | null;
  failure: Failure | null;
  /** The listing of its repository; null until the image is known to exist. */
  client: ListingClient | null;
  busy: boolean;
  /** Of the image that is shown or loaded; empty until it is known. */
  platform: string;
}

/** Failures after which there are no tags to list either. */
const WITHOUT_LISTING = ['unauthorized', 'permission-needed', 'unsupported', 'internal'];

/**
 * Looks up an image, and returns each part as soon as it is known: digest and platforms, then the contents for one platform, and
 * beside them the aliases, tag by tag.
 *
 * @param chosen key of the platform to inspect; null means the preferred one
 * @param attempt a new number looks up again, after a permission was granted or withdrawn
 */
export function useImage(wanted: Wanted, chosen: string | null, attempt: number): ImageState {
  const { reference, isByHubAlone } = wanted;
  const [answer, setAnswer] = useState<ImageAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [client, setClient] = useState<ListingClient | null>(null);
  const [busy, setBusy] = useState(true);
  const [, redraw] = useState(0);
  const image = formatReference(reference, 'canonical');
  const showFailure = (next: Failure | null) => {
    setFailure(next);
    setBusy(next === null);
  };

  useEffect(() => {
    const over = new AbortController();
    const { registry, repository, digest, tag } = reference;
    let isFollowed = false;
    const follow = () => {
      if (isFollowed) return;
      isFollowed = true;
      const next = listingClient({ registry, repository, ...(digest && { digest }) }, over.signal);
      next.subscribe(() => redraw((count) => count + 1), over.signal);
      next.setVisibleTags(tag === undefined ? [] : [tag]);
      setClient(next);
    };
    // Docker Hub's tags come from another host, which answers on its own; elsewhere the image comes first.
    if (isHubTag(reference)) follow();
    const onFailure = (failed: Failure | null) => {
      showFailure(failed);
      if (failed && registry === DOCKER_HUB && !WITHOUT_LISTING.includes(failed.kind)) follow();
    };
    if (isByHubAlone && !isHubTag(reference)) {
      setBusy(false);
      follow();
      return () => over.abort();
    }
    void untilAnswered(() => platformsOf(send, wanted), onFailure, over.signal).then((seen) => {
      if (!seen) return;
      setAnswer((before) => (before?.digest === seen.digest ? { ...before, ...seen } : seen));
      follow();
      // A failure is not shown: at worst the image is missing from the suggestions.
      void send('recent.add', { image: formatReference(reference) }).catch(unlessDefect(undefined));
    });
    return () => over.abort();
  }, [image, attempt]);

  const digest = answer?.digest;
  const preferred = chosen ?? client?.progress?.platform;
  const keys = answer?.platforms.map((each) => each.platform) ?? [];
  const platform = preferred === undefined ? undefined : (choosePlatformKey(keys, preferred) ?? preferred);
  useEffect(() => {
    if (answer === null || platform === undefined) return;
    const over = new AbortController();
    const show = (seen: Partial<ImageAnswer>) => setAnswer((before) => before && { ...before, ...seen });
    const onFailure = (failed: Failure | null) => {
      showFailure(failed);
      if (failed?.kind !== 'rate-limited' || !isHubTag(reference)) return;
      // Shown in the place of the exact contents; the failure states why, and a second one adds nothing to it.
      void derivedDetailsOf(send, reference, platform)
        .then((details) => over.signal.aborted || show({ details }))
        .catch(unlessDefect(undefined));
    };
    void untilAnswered(() => detailsOf(send, wanted, answer, platform), onFailure, over.signal).then(
      (seen) => {
        if (!seen) return;
        show(seen);
        setBusy(false);
      },
    );
    return () => over.abort();
  }, [image, digest, platform, attempt, isByHubAlone]);

  return { answer, failure, client, busy, platform: platform ?? answer?.details?.platform ?? '' };
}
