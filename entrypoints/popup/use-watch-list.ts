import { useEffect, useRef, useState } from 'preact/hooks';
import { useAttempt } from '../../components/use-attempt.ts';
import type { Failure } from '../../lib/failure.ts';
import { send } from '../../lib/messages/send.ts';
import type { WatchList } from '../../lib/messages/watch.ts';

/** The watched tags, and what can be done with them. */
export interface Watching {
  /** Null until it is known. */
  list: WatchList | null;
  failure: Failure | null;
  /** Watches images, or stops. */
  set: (images: string[], on: boolean) => void;
  seen: (images: string[]) => void;
  checkNow: () => void;
}

/** The list of watched tags, for as long as a page shows it: meanwhile it asks for what is still unknown, step by step. */
export function useWatchList(): Watching {
  const [list, setList] = useState<WatchList | null>(null);
  const [failure, attempt] = useAttempt();
  const isOver = useRef(false);
  const follow = (first: () => Promise<WatchList>) =>
    void attempt(async () => {
      let next = await first();
      while (!isOver.current) {
        setList(next);
        if (next.left === 0 || !next.mayChange) return;
        const { refused } = next;
        next = { ...(await send('watch.advance', {})), refused };
      }
    });
  useEffect(() => {
    follow(() => send('watch.look', {}));
    return () => {
      isOver.current = true;
    };
  }, []);
  return {
    ...{ list, failure },
    set: (images, on) => follow(() => send('watch.set', { images, on })),
    seen: (images) => follow(() => send('watch.seen', { images })),
    checkNow: () => {
      const since = Date.now();
      follow(() => send('watch.advance', { since }));
    },
  };
}
