import type { Listing } from '../sources/listing.ts';
import { read, write } from './kv.ts';

/** Listings are kept with the number of their form: one of another form is as good as none. */
const FORM = 1;

const key = (repository: string) => `listing:${repository}`;

export async function loadListing(repository: string): Promise<Listing | null> {
  const kept = await read<{ form: number; listing: Listing }>(key(repository));
  return kept?.form === FORM ? kept.listing : null;
}

export const saveListing = (listing: Listing): Promise<void> =>
  write(key(listing.repository), { form: FORM, listing });
