import { PAGE_SIZE } from '../hub/api/page-size.ts';
import type { MapProgress } from '../messages/messages.ts';
import type { Listing } from '../sources/listing.ts';

/** Requests to Hub's API in a minute that are ours, and HEADs in a second (eight at once, about 200 ms each). */
const PAGES_A_MINUTE = 140;
const HEADS_A_SECOND = 40;

/** Pages that a plan needs for each that plain paging would (measured on five official images: 1.05 to 1.10). */
const RATIO = 1.1;

/** How far the map of a repository has come that cannot be paged through; null where there is nothing to map. */
export function mapProgress({ cap, map, job, table, total }: Listing): MapProgress | null {
  if (cap === null) return null;
  const isMapping = job?.kind === 'map' && job.scope === 'all' && job.planned;
  const missing = Math.max(0, total - table.names.length);
  const pages = isMapping ? job.pages.length : Math.ceil((missing / PAGE_SIZE) * RATIO);
  const heads = isMapping ? job.heads.length : 0;
  return {
    wish: map?.wish ?? 'screen',
    pages,
    heads,
    seconds: Math.ceil((pages / PAGES_A_MINUTE) * 60 + heads / HEADS_A_SECOND),
  };
}
