import type { Listing } from '../sources/listing.ts';
import { cacheStore } from './cache-store.ts';
import { ListingSchema, type StoredListing } from './listing-schema.ts';
import { packTable, unpackTable } from './packed-table.ts';
import { withPastTimes } from './past-times.ts';
import type { WindowKind } from './window-kind.ts';

/** Version of the stored format; a listing of another version is a cache miss. */
const VERSION = 8;

const listings = cacheStore<StoredListing>('listing', ListingSchema, VERSION);

type Named = Pick<Listing, 'registry' | 'repository'>;

const idOf = ({ registry, repository }: Named) => `${registry}/${repository}`;

/** The reader of a listing: the account at the registry (empty: anonymous), and the kind of window. */
export interface ReadBy {
  account: string;
  from: WindowKind;
}

/** The listing of a repository as read by this account; null if there is no such listing. */
export async function loadListing(named: Named, { account, from }: ReadBy): Promise<Listing | null> {
  const stored = await listings.read(idOf(named), from);
  if (!stored || stored.account !== account || idOf(stored.listing) !== idOf(named)) return null;
  return withPastTimes({ ...stored.listing, table: unpackTable(stored.table) }, Date.now());
}

export const saveListing = ({ table, ...listing }: Listing, { account, from }: ReadBy): Promise<void> =>
  listings.write(idOf(listing), { listing, table: packTable(table), account }, table.names.length, from);

/** The repositories that have a listing, read by any account. */
export async function storedListings(from: WindowKind): Promise<Named[]> {
  return (await listings.ids(from)).map((id) => {
    const slash = id.indexOf('/');
    return { registry: id.slice(0, slash), repository: id.slice(slash + 1) };
  });
}

export const dropListing = (named: Named, from: WindowKind): Promise<void> =>
  listings.remove(idOf(named), from);

/** Whether the listing of a repository is lost when the worker ends. */
export const isListingEphemeral = (named: Named, from: WindowKind): boolean =>
  listings.isEphemeral(idOf(named), from);

/** Of one registry, or of all. */
export const clearListings = (registry?: string): Promise<void> =>
  listings.clear(registry === undefined ? '' : `${registry}/`);
export const countListings = (): Promise<number> => listings.count();
/** Tags of all of them together. */
export const countListedTags = (): Promise<number> => listings.total();
