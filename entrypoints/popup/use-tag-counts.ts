import { useEffect, useState } from 'preact/hooks';
import { wait, whenVisible } from '../../lib/client/waiting.ts';
import { unlessDefect } from '../../lib/failure.ts';
import type { ListedRepository } from '../../lib/hub/api/repositories.ts';
import { send } from '../../lib/messages/send.ts';

/** Repositories in one message. The worker sends a request for each. */
const BATCH_SIZE = 5;
/** Counting stops after this many answers in a row without a count. */
const MAX_FAILED_BATCHES = 5;

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * Tag counts of repositories, loaded while the page is visible. Docker Hub's lists do not include them, so each costs a request;
 * one that cannot be read is left out.
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
      for (let failed = 0; missing.length > 0 && failed < MAX_FAILED_BATCHES; ) {
        await whenVisible(signal);
        if (signal.aborted) return;
        const next = missing.splice(0, BATCH_SIZE);
        // Counts are optional: without a worker they are missing, and the list itself shows the failure.
        const answer = await send('hub.tag-counts', { repositories: next }).catch(unlessDefect(null));
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
        if (answer.failure?.kind === 'internal') return; // a defect, logged in the worker: do not retry
        if (answer.failure) await wait(answer.failure.until ?? Date.now() + 2000 * 2 ** failed, signal);
      }
    }
  }, [attempt, asked.map(({ repository }) => repository).join(' ')]);

  return asked.length > 0 ? counts : NONE;
}
