import type { ListOrdering } from '../../../../lib/sources/hub/planner/choice.ts';

export interface Tag {
  name: string;
  digest: string;
  /** By the Hub's own clock, which goes one further with every request. */
  pushed: number;
}

export type Change = { kind: 'push'; name: string; digest: string } | { kind: 'delete'; name: string };

export interface HubTraits {
  tags: Tag[];
  cap: number;
  pageSize: number;
  order: 'bytes' | 'caseless' | 'locale' | 'letters' | 'length' | 'random';
  /** Asked to ascend it descends. */
  reversed?: boolean;
  filter: 'caseless' | 'exact' | 'ignored';
  /** What happens just before the request of that number. */
  changes?: { at: number; change: Change }[];
}

export interface Query {
  filter: string;
  ordering: ListOrdering;
  page: number;
}

export type Page = { kind: 'tags'; tags: Tag[] } | { kind: 'capped' } | { kind: 'past-end' };

export interface SimulatedHub {
  /** Every listing request so far. */
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
}

const byCode = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const locale = new Intl.Collator('en-US');
const letters = new Intl.Collator('en-US', { ignorePunctuation: true });

const COMPARE: Record<HubTraits['order'], (a: string, b: string) => number> = {
  bytes: byCode,
  caseless: (a, b) => byCode(a.toLowerCase(), b.toLowerCase()) || byCode(a, b),
  locale: (a, b) => locale.compare(a, b) || byCode(a, b),
  letters: (a, b) => letters.compare(a, b) || byCode(a, b),
  length: (a, b) => a.length - b.length || byCode([...a].reverse().join(''), [...b].reverse().join('')),
  random: byCode,
};

/** Docker Hub's listing as an anonymous reader meets it, and the registry beside it. */
export function simulateHub(traits: HubTraits): SimulatedHub {
  const { cap, pageSize, order, filter, reversed = false } = traits;
  const tags = new Map(traits.tags.map((tag) => [tag.name, tag]));
  const changes = [...(traits.changes ?? [])];
  let clock = traits.tags.reduce((latest, { pushed }) => Math.max(latest, pushed), 0);
  let inOrder: Tag[] | null = null;
  let seed = 1;

  const happen = () => {
    clock++;
    for (const { at, change } of changes.filter((due) => due.at <= hub.asked.length)) {
      if (change.kind === 'delete') tags.delete(change.name);
      else tags.set(change.name, { name: change.name, digest: change.digest, pushed: clock });
      inOrder = null;
      changes.splice(
        changes.findIndex((due) => due.at === at && due.change === change),
        1,
      );
    }
  };
  const list = (ordering: ListOrdering): Tag[] => {
    if (ordering === 'newest') return [...tags.values()].sort((a, b) => b.pushed - a.pushed);
    if (order === 'random') {
      const rank = new Map(Array.from(tags.keys(), (name) => [name, noise(seed++)]));
      return [...tags.values()].sort((a, b) => (rank.get(a.name) ?? 0) - (rank.get(b.name) ?? 0));
    }
    inOrder ??= [...tags.values()].sort((a, b) => COMPARE[order](a.name, b.name));
    return (ordering === 'name-descending') !== reversed ? inOrder.toReversed() : inOrder;
  };
  const holds = (name: string, part: string) =>
    filter === 'ignored' ||
    (filter === 'exact' ? name.includes(part) : name.toLowerCase().includes(part.toLowerCase()));

  const hub: SimulatedHub = {
    asked: [],
    heads: 0,
    now: () => clock,
    names: () => [...tags.keys()].sort(byCode),
    page(query) {
      happen();
      hub.asked.push(query);
      const end = query.page * pageSize;
      if (end > cap) return { kind: 'capped' };
      const found = list(query.ordering).filter((tag) => holds(tag.name, query.filter));
      const shown = found.slice(end - pageSize, end);
      return shown.length === 0 && query.page > 1 ? { kind: 'past-end' } : { kind: 'tags', tags: shown };
    },
    head(name) {
      hub.heads++;
      return tags.get(name)?.digest ?? null;
    },
    truth: () => new Map(Array.from(tags.values(), (tag) => [tag.name, tag.digest])),
  };
  return hub;
}

/** A number that looks like chance and is the same each time. */
const noise = (at: number) => Math.imul(at ^ (at >>> 15), 0x2c1b3c6d) ^ Math.imul(at, 0x9e3779b1);
