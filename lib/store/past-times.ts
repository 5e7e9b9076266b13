import type { Job } from '../sources/jobs.ts';
import type { Listing } from '../sources/listing.ts';

/** A time that has passed; 0 (unknown) for one in the future: the clock was set back since. In ms since 1970. */
const passed = (time: number, now: number): number => (time <= now ? time : 0);

/** A listing whose times have passed, or are unknown: it is checked again, and what its job had begun begins again. */
export function withPastTimes(listing: Listing, now: number): Listing {
  const { completion, source, job, moves } = listing;
  return {
    ...listing,
    checkedAt: passed(listing.checkedAt, now),
    job: job && jobWithPastTimes(job, now),
    ...(completion && {
      completion: {
        ...completion,
        completedAt: passed(completion.completedAt, now),
        freshSince: passed(completion.freshSince, now),
      },
    }),
    ...(source && { source: { ...source, since: passed(source.since, now) } }),
    ...(moves && { moves: moves.map((move) => ({ ...move, until: Math.min(move.until, now) })) }),
  };
}

function jobWithPastTimes(job: Job, now: number): Job {
  const past = { ...job, startedAt: passed(job.startedAt, now) };
  return past.kind === 'crawl-bulk' ? { ...past, progressedAt: passed(past.progressedAt, now) } : past;
}
