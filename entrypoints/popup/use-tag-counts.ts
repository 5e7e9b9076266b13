import { useEffect, useState } from 'preact/hooks';
import { wait, whenVisible } from '../../lib/client/waiting.ts';
import type { ListedRepository } from '../../lib/hub/api/repositories.ts';
import { send } from '../../lib/messages/send.ts';

/** Repositories counted at once, each by a request. */
const AT_ONCE = 5;
/** After this many answers in a row without a count, counting stops. */
const TRIES = 5;

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * How many tags repositories have, as it becomes known, while the page is visible. Docker Hub's lists do not include it, so it
 * costs a request each; what cannot be counted is left out.
 *
 * @param attempt a new number starts over, after another account has signed in
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
        // Counts are extra: without a worker they stay out, and the list itself shows why.
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
        if (answer.failure?.kind === 'internal') return; // logged in the worker; the counts stay out
        if (answer.failure) await wait(answer.failure.until ?? Date.now() + 2000 * 2 ** failed, signal);
      }
    }
  }, [attempt, asked.map(({ repository }) => repository).join(' ')]);

  return asked.length > 0 ? counts : NONE;
}
