import { recordAt, type TagRecord } from '../../../lib/aliases/table.ts';
import { failureOf, isTemporary } from '../../../lib/failure.ts';
import { advanceRegistry } from '../../../lib/sources/advance.ts';
import { type Listing, newListing } from '../../../lib/sources/listing.ts';
import { isDone } from '../../../lib/sources/progress.ts';
import type { RegistrySource } from '../../../lib/sources/source.ts';
import { type FakeHost, REPOSITORY } from './host.ts';

export const blank = (host: FakeHost): Listing => newListing(REPOSITORY, host.host);

export interface VisitOptions {
  /** Called before each step. */
  between?: (step: number, listing: Listing) => void;
  /** Whether the worker dies in this step, before anything is stored. */
  dies?: (step: number) => boolean;
  source?: Partial<RegistrySource>;
}

export interface Visited {
  listing: Listing;
  failures: string[];
}

/** One visit: steps until the listing is done or fails, each beginning with what the step before has stored. */
export async function visit(
  host: FakeHost,
  stored: Listing = blank(host),
  { between, dies, source }: VisitOptions = {},
): Promise<Visited> {
  host.clock.time += 1000;
  const came = host.clock.time;
  const failures: string[] = [];
  let listing = stored;
  for (let step = 0; !isDone(listing, came); step++) {
    if (step > 3000) throw new Error('the visit does not end');
    between?.(step, listing);
    const taken = await advanceRegistry(structuredClone(listing), came, host.source(source));
    if (dies?.(step)) continue;
    listing = taken.listing;
    if (taken.failure === null) continue;
    const failure = failureOf(taken.failure);
    failures.push(failure.kind);
    if (!isTemporary(failure)) break;
    host.clock.time = Math.max(host.clock.time + 2000, failure.until ?? 0);
  }
  return { listing, failures };
}

/** The known digests of a listing, by name. */
export const knownOf = ({ table }: Listing): Map<string, string | undefined> =>
  new Map(table.names.map((name, at) => [name, recordAt(table, at).digest]));

export const recordOf = ({ table }: Listing, name: string): TagRecord | undefined => {
  const at = table.names.indexOf(name);
  return at < 0 ? undefined : recordAt(table, at);
};

export const truthOf = (host: FakeHost): Map<string, string> =>
  new Map(host.tags.map(({ name, digest }) => [name, digest]));
