import type { Listing } from '../sources/listing.ts';
import { read, remove, write } from './kv.ts';
import { type PackedTable, packTable, unpackTable } from './packed-table.ts';

/** Listings are kept with the number of their form: one of another form is as good as none. */
const FORM = 3;

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

const LEDGER = 'listings';

const keyOf = ({ registry, repository }: Pick<Listing, 'registry' | 'repository'>) =>
  `listing:${registry}/${repository}`;

/** What was read of a repository as `reader`; what anybody else has read is as good as nothing. */
export async function loadListing(
  registry: string,
  repository: string,
  reader = '',
): Promise<Listing | null> {
  const kept = await read<Kept>(keyOf({ registry, repository }));
  if (kept?.form !== FORM || (kept.reader ?? '') !== reader) return null;
  return { ...kept.listing, table: unpackTable(kept.table) };
}

export async function saveListing({ table, ...listing }: Listing, reader = ''): Promise<void> {
  const kept: Kept = { form: FORM, listing, table: packTable(table), reader };
  await write(keyOf(listing), kept);
  await keepWithinBudget(keyOf(listing), table.names.length);
}

export async function dropListing(listing: Pick<Listing, 'registry' | 'repository'>): Promise<void> {
  await remove(keyOf(listing));
}

async function keepWithinBudget(saved: string, tags: number): Promise<void> {
  const ledger: Ledger = { ...(await read<Ledger>(LEDGER)), [saved]: { tags, at: Date.now() } };
  const oldestFirst = Object.entries(ledger).sort(([, a], [, b]) => a.at - b.at);
  let total = oldestFirst.reduce((sum, [, one]) => sum + one.tags, 0);
  for (const [key, one] of oldestFirst) {
    if (total <= BUDGET || key === saved) continue;
    total -= one.tags;
    delete ledger[key];
    await remove(key);
  }
  await write(LEDGER, ledger);
}
