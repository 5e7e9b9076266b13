import type { TagRecord } from '../../../../lib/aliases/table.ts';
import type { ListOrdering } from '../../../../lib/sources/hub/planner/choice.ts';
import { compareNames, foundBy, type NameFilter, type NameOrder } from '../../../hub-in-a-box/api/order.ts';

export interface Tag {
  name: string;
  digest: string;
  /** By the Hub's own clock, which ticks with every request and change. */
  pushed: number;
}

export type Change = { kind: 'push'; name: string; digest: string } | { kind: 'delete'; name: string };

export interface HubTraits {
  tags: Tag[];
  cap: number;
  pageSize: number;
  order: NameOrder;
  /** Descends when an ascending list is requested. */
  reversed?: boolean;
  filter: NameFilter;
  /** Lists come newest first whatever is requested: filtered ones, or all. */
  newestFirst?: 'filtered' | 'always';
  /** The most tags of a page, whatever is requested. */
  served?: number;
  /** Changes just before the request of that number. */
  changes?: { at: number; change: Change }[];
}

export interface Query {
  filter: string;
  ordering: ListOrdering;
  page: number;
}

type Page =
  | { kind: 'tags'; tags: Tag[]; count: number; more: boolean }
  | { kind: 'capped' }
  | { kind: 'past-end' };

export interface SimulatedHub {
  /** Every list request so far. */
  asked: Query[];
  heads: number;
  now(): number;
  /** `tags/list` of the registry. */
  names(): string[];
  page(query: Query): Page;
  /** `HEAD` of one tag on the registry. */
  head(name: string): string | null;
  /** All tags as they are now. */
  truth(): Map<string, string>;
  /** The same, newest first. */
  newest(): readonly Tag[];
  /** Adds a tag, or moves it to another image; it becomes the newest. */
  push(name: string, digest: string): void;
  delete(name: string): void;
}

/** A tag as Hub's API client returns it. */
export const recordOf = ({ name, digest, pushed }: Tag): TagRecord => ({
  name,
  digest,
  images: [{ platform: 'linux/amd64', digest }],
  pushedAt: pushed * 1000 + 123,
});

/**
 * Docker Hub's lists as an anonymous visitor gets them, and the registry beside it, without requests: fast enough for plans
 * of 15,000 names.
 */
export function simulateHub(traits: HubTraits): SimulatedHub {
  const { cap, order, filter, newestFirst, reversed = false } = traits;
  const pageSize = Math.min(traits.pageSize, traits.served ?? Number.POSITIVE_INFINITY);
  const tags = new Map(traits.tags.map((tag) => [tag.name, tag]));
  const changes = [...(traits.changes ?? [])];
  let clock = traits.tags.reduce((latest, { pushed }) => Math.max(latest, pushed), 0);
  let inOrder: Tag[] | null = null;
  let newest: Tag[] | null = null;
  let seed = 1;

  const changed = () => {
    inOrder = null;
    newest = null;
  };
  const applyChanges = () => {
    clock++;
    for (const { at, change } of changes.filter((due) => due.at <= hub.asked.length)) {
      if (change.kind === 'delete') tags.delete(change.name);
      else tags.set(change.name, { name: change.name, digest: change.digest, pushed: clock });
      changed();
      changes.splice(
        changes.findIndex((due) => due.at === at && due.change === change),
        1,
      );
    }
  };
  const list = (ordering: ListOrdering): Tag[] => {
    if (ordering === 'newest' || ordering === 'oldest') {
      newest ??= [...tags.values()].sort((a, b) => b.pushed - a.pushed);
      return ordering === 'newest' ? newest : newest.toReversed();
    }
    if (order === 'random') {
      const rank = new Map(Array.from(tags.keys(), (name) => [name, noise(seed++)]));
      return [...tags.values()].sort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0));
    }
    inOrder ??= [...tags.values()].sort((a, b) => compareNames(order, a.name, b.name));
    return (ordering === 'name-descending') !== reversed ? inOrder.toReversed() : inOrder;
  };
  const hub: SimulatedHub = {
    asked: [],
    heads: 0,
    now: () => clock,
    names: () => [...tags.keys()].sort(),
    page(query) {
      applyChanges();
      hub.asked.push(query);
      const end = query.page * pageSize;
      if (end - pageSize >= cap) return { kind: 'capped' };
      const isNewestFirst = newestFirst === 'always' || (newestFirst === 'filtered' && query.filter !== '');
      const listed = list(isNewestFirst ? 'newest' : query.ordering);
      const found = foundBy(filter, listed, query.filter);
      const shown = found.slice(end - pageSize, end);
      if (shown.length === 0 && query.page > 1) return { kind: 'past-end' };
      return { kind: 'tags', tags: shown, count: found.length, more: end < found.length };
    },
    head(name) {
      hub.heads++;
      return tags.get(name)?.digest ?? null;
    },
    truth: () => new Map(Array.from(tags.values(), (tag) => [tag.name, tag.digest])),
    newest: () => list('newest'),
    push(name, digest) {
      const tag = { name, digest, pushed: ++clock };
      const others = tags.has(name) ? newest?.filter((each) => each.name !== name) : newest;
      tags.set(name, tag);
      changed();
      newest = others ? [tag, ...others] : null; // nothing is newer: no need to sort again
    },
    delete(name) {
      tags.delete(name);
      changed();
    },
  };
  return hub;
}

/** A pseudo-random number. */
const noise = (at: number) => Math.imul(at ^ (at >>> 15), 0x2c1b3c6d) ^ Math.imul(at, 0x9e3779b1);
