import type { Listing } from '../sources/listing.ts';
import { type CacheScope, cacheScope } from './cache-scope.ts';
import { type PackedTable, packTable, unpackTable } from './packed-table.ts';
import type { WindowKind } from './window-kind.ts';

/** Listings are kept with the number of their form: one of another form is as good as none. */
const FORM = 4;

/** Tags of all repositories together, at about 100 bytes each; the repositories not looked at for longest leave first. */
const BUDGET = 400_000;

interface Kept {
  form: number;
  listing: Omit<Listing, 'table'>;
  table: PackedTable;
  /** As whom it was read; empty: nobody in particular. */
  reader?: string;
}

/** How many tags each kept listing has, and when (ms since 1970) it was last written. */
type Ledger = Record<string, { tags: number; at: number }>;

/** Private windows have a ledger of their own: the disk's is none of their business, nor they of its. */
const LEDGER: Record<WindowKind, string> = { ordinary: 'listings', private: 'listings-private' };

type Named = Pick<Listing, 'registry' | 'repository'>;

const keyOf = ({ registry, repository }: Named) => `listing:${registry}/${repository}`;

/** Who looks: as whom a registry is asked (empty: nobody in particular), and from which window. */
export interface ReadBy {
  reader: string;
  from: WindowKind;
}

/** What was read of a repository by such a reader; what anybody else has read is as good as nothing. */
export async function loadListing(named: Named, { reader, from }: ReadBy): Promise<Listing | null> {
  const kept = await cacheScope(from).read<Kept>(keyOf(named));
  if (kept?.form !== FORM || (kept.reader ?? '') !== reader) return null;
  return { ...kept.listing, table: unpackTable(kept.table) };
}

export async function saveListing({ table, ...listing }: Listing, { reader, from }: ReadBy): Promise<void> {
  const kept: Kept = { form: FORM, listing, table: packTable(table), reader };
  await cacheScope(from).write(keyOf(listing), kept);
  await keepWithinBudget(cacheScope(from), LEDGER[from], { key: keyOf(listing), tags: table.names.length });
}

export const dropListing = (named: Named, from: WindowKind): Promise<void> =>
  cacheScope(from).remove(keyOf(named));

/** Whether what is known of a repository ends with the worker. */
export const isListingEphemeral = (named: Named, from: WindowKind): boolean =>
  cacheScope(from).isEphemeral(keyOf(named));

async function keepWithinBudget(
  shelf: CacheScope,
  at: string,
  saved: { key: string; tags: number },
): Promise<void> {
  const ledger: Ledger = {
    ...(await shelf.read<Ledger>(at)),
    [saved.key]: { tags: saved.tags, at: Date.now() },
  };
  const oldestFirst = Object.entries(ledger).sort(([, a], [, b]) => a.at - b.at);
  let total = oldestFirst.reduce((sum, [, one]) => sum + one.tags, 0);
  for (const [key, one] of oldestFirst) {
    if (total <= BUDGET || key === saved.key) continue;
    total -= one.tags;
    delete ledger[key];
    await shelf.remove(key);
  }
  await shelf.write(at, ledger);
}
