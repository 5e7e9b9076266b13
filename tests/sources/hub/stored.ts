import type { Listing } from '../../../lib/sources/listing.ts';
import { packTable, unpackTable } from '../../../lib/store/packed-table.ts';

/** A listing as the next worker loads it. */
export const stored = ({ table, ...listing }: Listing): Listing => ({
  ...structuredClone(listing),
  table: unpackTable(structuredClone(packTable(table))),
});
