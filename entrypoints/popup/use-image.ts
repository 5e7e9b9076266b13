import { useEffect, useState } from 'preact/hooks';
import { type ListingClient, listingClient } from '../../lib/client/listing-client.ts';
import type { Failure } from '../../lib/failure.ts';
import type { ImageAnswer } from '../../lib/inspect/image-answer.ts';
import { send } from '../../lib/messages/send.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../../lib/oci/reference.ts';
import { untilAnswered } from './until-answered.ts';

/** What is known of an image so far; a failure is shown beside it. */
export interface ImageState {
  answer: ImageAnswer | null;
  failure: Failure | null;
  /** The listing of its repository; null until the image is known to exist. */
  client: ListingClient | null;
  busy: boolean;
}

/** Failures after which there are no tags to list either. */
const WITHOUT_LISTING = ['not-found', 'unauthorized', 'permission-needed', 'unsupported', 'internal'];

/**
 * Looks up an image, and returns each part as soon as it is known: digest and platforms, then the config of one platform, and
 * beside them the aliases, tag by tag.
 *
 * @param reference with a tag or a digest
 * @param platform key of the platform to inspect; null means the preferred one
 * @param attempt a new number looks up again, after a permission was granted or withdrawn
 */
export function useImage(reference: Reference, platform: string | null, attempt: number): ImageState {
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
    const ask = () => send('image.inspect', { image, until: 'platforms' });
    const onFailure = (failed: Failure | null) => {
      showFailure(failed);
      // Docker Hub's tags come from another host, which may still answer.
      if (failed && registry === DOCKER_HUB && !WITHOUT_LISTING.includes(failed.kind)) follow();
    };
    void untilAnswered(ask, onFailure, over.signal).then((seen) => {
      if (!seen) return;
      setAnswer((before) => (before?.digest === seen.digest ? { ...before, ...seen } : seen));
      follow();
      // A failure is not shown: at worst the image is missing from the suggestions.
      void send('recent.add', { image: formatReference(reference) }).catch(() => {});
    });
    return () => over.abort();
  }, [image, attempt]);

  const digest = answer?.digest;
  const wanted = platform ?? client?.progress?.platform;
  useEffect(() => {
    if (digest === undefined || wanted === undefined) return;
    const over = new AbortController();
    const ask = () => send('image.inspect', { image, digest, platform: wanted, until: 'config' });
    void untilAnswered(ask, showFailure, over.signal).then((seen) => {
      if (!seen) return;
      setAnswer((before) => ({ ...seen, ...(before?.pulls && !seen.pulls && { pulls: before.pulls }) }));
      setBusy(false);
    });
    return () => over.abort();
  }, [image, digest, wanted, attempt]);

  return { answer, failure, client, busy };
}
