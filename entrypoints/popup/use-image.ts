import { useEffect, useState } from 'preact/hooks';
import { type Feed, feedFor } from '../../lib/feed.ts';
import type { ImageAnswer } from '../../lib/image-answer.ts';
import { formatReference, type Reference, withDefaultTag } from '../../lib/oci/reference.ts';
import { type Failure, failureOf } from '../../lib/registry/errors.ts';
import { send } from '../../lib/send.ts';

/** What is known of an image so far; what fails is said, what is known stays. */
export interface ImageState {
  answer: ImageAnswer | null;
  failure: Failure | null;
  /** The listing of its repository; null until the image is known to be there. */
  feed: Feed | null;
  busy: boolean;
}

/**
 * Looks an image up, telling each thing as it becomes known: digest and platforms, then the config of one platform, and beside
 * them the aliases, tag by tag.
 *
 * @param attempt a new number asks again, after a permission was given
 * @param platform the platform key wanted; the reader's usual one where it is null
 */
export function useImage(reference: Reference, platform: string | null, attempt: number): ImageState {
  const [answer, setAnswer] = useState<ImageAnswer | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [feed, setFeed] = useState<Feed | null>(null);
  const [busy, setBusy] = useState(true);
  const [, redraw] = useState(0);
  const complete = withDefaultTag(reference);
  const image = formatReference(complete, 'canonical');

  useEffect(() => {
    const over = new AbortController();
    const { registry, repository, digest, tag } = complete;
    const listed = { registry, repository, ...(digest && { digest }) };
    const follow = () => {
      const next = feedFor(listed, over.signal);
      next.want(tag === undefined ? [] : [tag]);
      next.onNews(() => redraw((count) => count + 1), over.signal);
      setFeed(next);
    };
    const ask = async () => {
      setBusy(true);
      setFailure(null);
      const seen = await send('image.inspect', { image, until: 'platforms' });
      if (over.signal.aborted) return;
      setAnswer(seen);
      follow();
    };
    ask().catch((error) => {
      if (over.signal.aborted) return;
      setFailure(failureOf(error));
      setBusy(false);
    });
    return () => over.abort();
  }, [image, attempt]);

  const digest = answer?.digest;
  const wanted = platform ?? feed?.progress?.platform;
  useEffect(() => {
    if (digest === undefined || wanted === undefined) return;
    let over = false;
    const done = (tell: () => void) => {
      if (over) return;
      tell();
      setBusy(false);
    };
    setBusy(true);
    send('image.inspect', { image, digest, platform: wanted, until: 'config' }).then(
      (seen) =>
        done(() =>
          setAnswer((before) => ({ ...seen, ...(before?.pulls && !seen.pulls && { pulls: before.pulls }) })),
        ),
      (error) => done(() => setFailure(failureOf(error))),
    );
    return () => {
      over = true;
    };
  }, [image, digest, wanted]);

  return { answer, failure, feed, busy };
}
