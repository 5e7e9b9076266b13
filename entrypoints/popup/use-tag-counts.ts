import { useEffect, useState } from 'preact/hooks';
import { wait, whenVisible } from '../../lib/client/waiting.ts';
import type { ListedRepository } from '../../lib/hub/api/repositories.ts';
import { send } from '../../lib/messages/send.ts';

/** Repositories counted at once: as many requests side by side. */
const AT_ONCE = 5;
/** After so many answers in a row that brought nothing, counting is left. */
const TRIES = 5;

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * How many tags repositories have, as it becomes known, for as long as they are looked at. Docker Hub's lists do not say, so it
 * costs a request for each; what cannot be counted is left out.
 *
 * @param attempt a new number forgets all, when somebody else has signed in
 */
export function useTagCounts(repositories: ListedRepository[], attempt: number): ReadonlyMap<string, number> {
  const [held, setHeld] = useState({ attempt, counts: NONE });
  const counts = held.attempt === attempt ? held.counts : NONE;
  const asked = repositories.map(({ repository, updatedAt }) => ({ repository, updatedAt }));

  useEffect(() => {
    const over = new AbortController();
    void count(over.signal);
    return () => over.abort();

    async function count(signal: AbortSignal): Promise<void> {
      const missing = asked.filter(({ repository }) => !counts.has(repository));
      for (let failed = 0; missing.length > 0 && failed < TRIES; ) {
        await whenVisible(signal);
        if (signal.aborted) return;
        const next = missing.splice(0, AT_ONCE);
        const answer = await send('hub.tag-counts', { repositories: next }).catch(() => null);
        if (!answer || signal.aborted) return;
        const known = Object.entries(answer.counts);
        setHeld((before) => ({
          attempt,
          counts: new Map([...(before.attempt === attempt ? before.counts : []), ...known]),
        }));
        missing.unshift(
          ...next.filter(({ repository: name }) => !(name in answer.counts || answer.lost.includes(name))),
        );
        failed = known.length > 0 ? 0 : failed + 1;
        if (answer.failure) await wait(answer.failure.until ?? Date.now() + 2000 * 2 ** failed, signal);
      }
    }
  }, [attempt, asked.map(({ repository }) => repository).join(' ')]);

  return asked.length > 0 ? counts : NONE;
}
