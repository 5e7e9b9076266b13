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

const asShown = ({ image, to, isMissing }: WatchList['tags'][number]) => ({
  ...{ image, isMissing },
  digest: to?.digest ?? null,
});

/** The list of watched tags, for as long as a page shows it: meanwhile it asks for what is still unknown, step by step. */
export function useWatchList(): Watching {
  const [list, setList] = useState<WatchList | null>(null);
  const [failure, attempt] = useAttempt();
  /** Counts what was begun: only the last goes on, and nothing after the page has gone. */
  const turns = useRef(0);
  const follow = (first: () => Promise<WatchList>) =>
    void attempt(async () => {
      turns.current += 1;
      const turn = turns.current;
      let next = await first();
      while (turn === turns.current) {
        setList(next);
        if (next.left === 0 || !next.mayChange) return;
        const { refused } = next;
        next = { ...(await send('watch.advance', {})), refused };
      }
    });
  useEffect(() => {
    const look = () => {
      if (!document.hidden) follow(() => send('watch.look', {}));
    };
    follow(() => send('watch.look', {}));
    // Another window, or a round, may have changed it meanwhile. Windows side by side are visible all the time.
    document.addEventListener('visibilitychange', look);
    window.addEventListener('focus', look);
    return () => {
      turns.current += 1;
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('focus', look);
    };
  }, []);
  return {
    ...{ list, failure },
    set: (images, on) => follow(() => send('watch.set', { images, on })),
    seen: (images) => {
      const shown = (list?.tags ?? []).filter(({ image }) => images.includes(image)).map(asShown);
      follow(() => send('watch.seen', { shown }));
    },
    checkNow: () => {
      const since = Date.now();
      follow(() => send('watch.advance', { since }));
    },
  };
}
