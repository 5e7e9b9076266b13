import fc from 'fast-check';
import { expect, test } from 'vitest';
import { newCompletion } from '../../lib/sources/hub/completion.ts';
import { newCrawl } from '../../lib/sources/hub/jobs.ts';
import { newListing } from '../../lib/sources/listing.ts';
import { withPastTimes } from '../../lib/store/past-times.ts';

const anyTime = fc.double({ min: -8.64e15, max: 8.64e15, noNaN: true });

/** Every time in a listing. */
const timesIn = (value: unknown): number[] =>
  typeof value !== 'object' || value === null
    ? []
    : Object.entries(value).flatMap(([key, each]) =>
        /At$|^since$|^until$|^freshSince$/.test(key) && typeof each === 'number' ? [each] : timesIn(each),
      );

test('no time of a loaded listing is in the future; those that have passed stay', () => {
  fc.assert(
    fc.property(fc.array(anyTime, { minLength: 6, maxLength: 6 }), anyTime, (times, now) => {
      const [checkedAt = 0, startedAt = 0, completedAt = 0, freshSince = 0, since = 0, until = 0] = times;
      const listing = {
        ...newListing('library/nginx'),
        checkedAt,
        job: newCrawl([2, 3], null, startedAt),
        completion: { ...newCompletion(), completedAt, freshSince },
        source: { id: 'quay', since },
        moves: [{ tag: 'a', was: 'b', until }],
      };
      const loaded = withPastTimes(listing, now);
      for (const time of timesIn(loaded)) expect(time === 0 || time <= now).toBe(true);
      if (times.every((time) => time <= now)) expect(loaded).toEqual(listing);
    }),
  );
});
