import { PAGE_SIZE } from '../hub/api/page-size.ts';
import type { CompletionProgress } from '../messages/listing-answers.ts';
import type { Listing } from '../sources/listing.ts';

/** Our share of requests to Hub's API in a minute, and HEADs in a second (eight at once, about 200 ms each). */
const PAGES_PER_MINUTE = 140;
const HEADS_PER_SECOND = 40;

/** Planned pages for each page of plain paging (measured on five official images: 1.05 to 1.10). */
const PLANNED_PAGE_RATIO = 1.1;

/** Progress of the full crawl of a capped repository; null for any other. */
export function completionProgress({
  cap,
  completion,
  job,
  table,
  total,
}: Listing): CompletionProgress | null {
  if (cap === null) return null;
  const isMapping = job?.kind === 'complete' && job.scope === 'all' && job.planned;
  const missing = Math.max(0, total - table.names.length);
  const pages = isMapping ? job.pages.length : Math.ceil((missing / PAGE_SIZE) * PLANNED_PAGE_RATIO);
  const heads = isMapping ? job.toResolve.length : 0;
  return {
    mode: completion?.mode ?? 'screen',
    pages,
    heads,
    seconds: Math.ceil((pages / PAGES_PER_MINUTE) * 60 + heads / HEADS_PER_SECOND),
  };
}
