import PQueue from 'p-queue';
import { useEffect, useState } from 'preact/hooks';
import { unlessDefect } from '../../../lib/failure.ts';
import { send } from '../../../lib/messages/send.ts';
import { DRAW_EVERY_MS } from './draw-every.ts';

const CONCURRENCY = 3;

type Digests = ReadonlyMap<string, string | null>;

/**
 * The digests of tags, by a HEAD each; no pull. Null for one that has none to tell. In: canonical references; a new one is asked for
 * as soon as it is there.
 */
export function useDigests(wanted: readonly string[]): Digests {
  const [digests, setDigests] = useState<Digests>(new Map());
  useEffect(() => {
    const queue = new PQueue({ concurrency: CONCURRENCY });
    const learned = new Map<string, string | null>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const draw = () => {
      timer = undefined;
      const now = [...learned];
      setDigests((before) => new Map([...before, ...now]));
    };
    for (const image of wanted.filter((each) => !digests.has(each)))
      void queue.add(async () => {
        // The text is left as it is where a digest cannot be had.
        const digest = await send('image.head', { image })
          .then((head) => head.digest)
          .catch(unlessDefect(null));
        learned.set(image, digest);
        timer ??= setTimeout(draw, DRAW_EVERY_MS);
      });
    return () => {
      queue.clear();
      if (timer !== undefined) {
        clearTimeout(timer);
        draw();
      }
    };
  }, [wanted.join(' ')]);
  return digests;
}
