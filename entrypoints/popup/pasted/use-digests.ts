import PQueue from 'p-queue';
import { useEffect, useState } from 'preact/hooks';
import { unlessDefect } from '../../../lib/failure.ts';
import { send } from '../../../lib/messages/send.ts';

const CONCURRENCY = 3;

/**
 * The digests of tags, by a HEAD each; no pull. Null for one that has none to tell. In: canonical references; a new one is asked for
 * as soon as it is there.
 */
export function useDigests(wanted: readonly string[]): ReadonlyMap<string, string | null> {
  const [digests, setDigests] = useState<ReadonlyMap<string, string | null>>(new Map());
  useEffect(() => {
    const queue = new PQueue({ concurrency: CONCURRENCY });
    let isOver = false;
    for (const image of wanted.filter((each) => !digests.has(each)))
      void queue.add(async () => {
        // The text is left as it is where a digest cannot be had.
        const digest = await send('image.head', { image })
          .then((head) => head.digest)
          .catch(unlessDefect(null));
        if (!isOver) setDigests((before) => new Map(before).set(image, digest));
      });
    return () => {
      isOver = true;
      queue.clear();
    };
  }, [wanted.join(' ')]);
  return digests;
}
