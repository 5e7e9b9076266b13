import * as v from 'valibot';
import type { TagAliases } from './aliases/aliases.ts';
import type { ShownGroup } from './aliases/sorted-groups.ts';
import type { Failure } from './registry/errors.ts';

/**
 * Every message to the worker: what it asks, what is answered, and who may send it. `page` means the content script, which
 * lives in a web page's process and may be taken over; `extension` means only Tagkin's own pages.
 */
export interface Answers {
  /** One step towards the whole listing; repeat until `progress.done`. */
  'listing.advance': ListingAnswer;
  /** What is known already, without a request. */
  'listing.look': ListingAnswer;
  /** Every alias group, for showing and export. */
  'listing.groups': ShownGroup[];
  /** Remembers the platform that the reader looks at. */
  'platform.choose': null;
}

export interface ListingAnswer {
  progress: Progress;
  /** The tags that were asked about, in that order. */
  tags: TagAliases[];
}

/** How far a listing has come. */
export interface Progress {
  repository: string;
  /** Tags known, of those that the registry counts. */
  known: number;
  total: number;
  /** Different images among the known tags. */
  images: number;
  /** Nothing is left to do for this visit. */
  done: boolean;
  /** Every tag is known, and was found to be so on this visit. */
  complete: boolean;
  /** The registry shows an anonymous reader no more tags than are known. */
  capped: boolean;
  /** Why it is not going on; what is known stays. */
  failure: Failure | null;
  /** Platform keys among the known tags, the common ones first. */
  platforms: string[];
  /** The platform that the reader looks at. */
  platform: string;
}

const repository = v.pipe(v.string(), v.maxLength(255), v.regex(/^[a-z0-9._-]+\/[a-z0-9._-]+$/));
const listing = {
  repository,
  visit: v.number(),
  tags: v.pipe(v.array(v.pipe(v.string(), v.maxLength(256))), v.maxLength(500)),
};

/** What each message may carry, checked by the worker before anything is done. */
export const Requests = {
  'listing.advance': v.object(listing),
  'listing.look': v.object(listing),
  'listing.groups': v.object({ repository }),
  'platform.choose': v.object({ platform: v.pipe(v.string(), v.maxLength(100)) }),
} satisfies { [Name in keyof Answers]: v.GenericSchema };

export type MessageName = keyof Answers;
export type RequestOf<Name extends MessageName> = v.InferOutput<(typeof Requests)[Name]>;

export const SENDERS: Record<MessageName, 'page' | 'extension'> = {
  'listing.advance': 'page',
  'listing.look': 'page',
  'listing.groups': 'page',
  'platform.choose': 'page',
};

/** What travels: an error loses its class on the way, so it goes as data. */
export interface Envelope<Name extends MessageName = MessageName> {
  tagkin: Name;
  request: RequestOf<Name>;
}
export type Reply<Name extends MessageName> =
  | { ok: true; answer: Answers[Name] }
  | { ok: false; error: Failure };
