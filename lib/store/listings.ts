import type { Listing } from '../sources/listing.ts';
import { read, remove, write } from './kv.ts';

/** Listings are kept with the number of their form: one of another form is as good as none. */
const FORM = 1;

const key = (registry: string, repository: string) => `listing:${registry}/${repository}`;

export async function loadListing(registry: string, repository: string): Promise<Listing | null> {
  const kept = await read<{ form: number; listing: Listing }>(key(registry, repository));
  return kept?.form === FORM ? kept.listing : null;
}

export const saveListing = (listing: Listing): Promise<void> =>
  write(key(listing.registry, listing.repository), { form: FORM, listing });

export const dropListing = ({ registry, repository }: Listing): Promise<void> =>
  remove(key(registry, repository));
