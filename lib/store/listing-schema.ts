import * as v from 'valibot';
import type { Listing } from '../sources/listing.ts';
import { CompletionSchema, JobSchema } from './job-schema.ts';
import type { PackedTable } from './packed-table.ts';
import { count, type Fields, number } from './shapes.ts';
import { PackedTableSchema } from './table-schema.ts';

/** A listing as it is stored. */
export interface StoredListing {
  listing: Omit<Listing, 'table'>;
  table: PackedTable;
  /** The account that read it; empty: anonymous. */
  account: string;
}

export const ListingSchema: v.GenericSchema<unknown, StoredListing> = v.object({
  listing: v.object({
    registry: v.string(),
    repository: v.string(),
    total: count,
    checkedAt: number,
    job: v.nullable(JobSchema),
    cap: v.nullable(count),
    pageSize: v.exactOptional(count),
    miscount: v.nullable(number),
    completion: v.exactOptional(CompletionSchema),
    moves: v.exactOptional(
      v.array(
        v.object({ tag: v.string(), was: v.string(), digest: v.exactOptional(v.string()), until: number }),
      ),
    ),
    asPage: v.exactOptional(v.object({ isPublic: v.boolean(), at: number })),
    source: v.exactOptional(v.object({ id: v.string(), since: number })),
    unread: v.exactOptional(count),
  } satisfies Fields<StoredListing['listing']>),
  table: PackedTableSchema,
  account: v.string(),
});
