import { checkPrediction } from '../../../../lib/sources/hub/planner/check-prediction.ts';
import { learn, newObservedHub, type ObservedHub } from '../../../../lib/sources/hub/planner/observed-hub.ts';
import { plan } from '../../../../lib/sources/hub/planner/plan.ts';
import type { Query, SimulatedHub, Tag } from './simulated-hub.ts';

/** Concurrent requests, which all arrive before any is checked. */
const AT_ONCE = 6;

export interface Completed {
  known: Map<string, string>;
  observed: ObservedHub;
  plans: number;
  /** Requests for planned pages. */
  planned: number;
}

const keyOf = ({ filter, ordering, page }: Query) => `${ordering} ${page} ${filter}`;

/** Completes a repository as the worker does: newest pages, planned pages, `HEAD`s, then changes made meanwhile. */
export function complete(hub: SimulatedHub, pageSize: number, wanted: string[] = []): Completed {
  const known = new Map<string, string>();
  const asked = new Set<string>();
  const began = hub.now();
  const take = (tags: Tag[]) => {
    for (const { name, digest } of tags) known.set(name, digest);
    return tags.map((tag) => tag.name);
  };
  const done: Completed = { known, observed: newObservedHub(), plans: 0, planned: 0 };
  const cap = readNewest(hub, pageSize, (tags) => take(tags).length > 0);

  for (;;) {
    const names = hub.names();
    const { observed } = done;
    const next = plan({
      names,
      covered: (name) => known.has(name),
      cap,
      pageSize,
      observed,
      wanted,
      wasRequested: (filter, ordering, page) => asked.has(keyOf({ filter, ordering, page })),
    });
    done.plans++;
    if (next.pages.length === 0) break;
    let proven = next.proven;
    let failed = false;
    for (let at = 0; at < next.pages.length && !failed; ) {
      const batch = next.pages.slice(at, at + (proven ? AT_ONCE : 1));
      at += batch.length;
      for (const page of batch) {
        asked.add(keyOf(page));
        done.planned++;
        const answer = hub.page(page);
        const arrived = answer.kind === 'tags' ? take(answer.tags) : [];
        done.observed = learn(done.observed, { page, arrived, names });
        failed ||= checkPrediction({ page, arrived, names }).startsWith('wrong');
      }
      proven = true;
    }
  }

  const fill = () => {
    const names = new Set(hub.names());
    for (const name of known.keys()) if (!names.has(name)) known.delete(name);
    for (const name of names) {
      const digest = known.has(name) ? null : hub.head(name);
      if (digest !== null) known.set(name, digest);
    }
  };
  fill();
  readNewest(hub, pageSize, (tags) => take(tags).length > 0 && tags.every((tag) => tag.pushed > began));
  fill();
  return done;
}

/** Reads the newest pages while `goOn`. Returns the paging limit, as learned from the refusal. */
function readNewest(hub: SimulatedHub, pageSize: number, goOn: (tags: Tag[]) => boolean): number {
  for (let page = 1; ; page++) {
    const answer = hub.page({ filter: '', ordering: 'newest', page });
    if (answer.kind === 'capped') return (page - 1) * pageSize;
    if (answer.kind !== 'tags' || !goOn(answer.tags)) return Number.POSITIVE_INFINITY;
  }
}
