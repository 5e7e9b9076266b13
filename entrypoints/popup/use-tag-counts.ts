import { useEffect, useState } from 'preact/hooks';
import type { ListedRepository } from '../../lib/hub/repositories.ts';
import { isTemporary } from '../../lib/registry/errors.ts';
import { send } from '../../lib/send.ts';
import { pause, whenVisible } from '../../lib/waiting.ts';

/** Repositories counted at once: as many requests side by side. */
const AT_ONCE = 5;

const NONE: ReadonlyMap<string, number> = new Map();

/**
 * How many tags repositories have, as it becomes known, for as long as they are looked at. Docker Hub's lists do not say, so it
 * costs a request for each; what cannot be counted is left out.
 */
export function useTagCounts(repositories: ListedRepository[]): ReadonlyMap<string, number> {
  const [counts, setCounts] = useState(NONE);
  const asked = repositories.map(({ repository, updatedAt }) => ({ repository, updatedAt }));

  useEffect(() => {
    const over = new AbortController();
    void count(over.signal);
    return () => over.abort();

    async function count(signal: AbortSignal): Promise<void> {
      const missing = asked.filter(({ repository }) => !counts.has(repository));
      while (missing.length > 0 && !signal.aborted) {
        await whenVisible(signal);
        const next = missing.slice(0, AT_ONCE);
        const answer = await send('hub.tag-counts', { repositories: next }).catch(() => null);
        if (!answer || signal.aborted) return;
        const known = Object.entries(answer.counts);
        setCounts((before) => new Map([...before, ...known]));
        if (answer.failure && isTemporary(answer.failure))
          await pause(answer.failure.until ?? Date.now() + 5000, signal);
        const isLeft = ({ repository }: { repository: string }) => !(repository in answer.counts);
        const again = answer.failure && !isTemporary(answer.failure) ? [] : next.filter(isLeft);
        missing.splice(0, next.length, ...again);
      }
    }
  }, [asked.map(({ repository }) => repository).join(' ')]);

  return asked.length > 0 ? counts : NONE;
}
