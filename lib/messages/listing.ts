import * as v from 'valibot';
import { EXPORT_FORMATS } from '../aliases/export-format.ts';
import type { Flavours } from '../aliases/flavours.ts';
import {
  count,
  digest,
  hubRepository,
  isAtRegistry,
  platform,
  optionalRegistry as registry,
  repository,
  shortText,
  tag,
  tags,
} from './fields.ts';
import type { ExportAnswer, GroupsAnswer, ListingAnswer } from './listing-answers.ts';
import { message } from './row.ts';

const listing = v.pipe(
  v.object({
    digest: v.optional(digest),
    registry,
    repository,
    /** ms since 1970: what was up to date at or after this time is not refreshed. */
    freshSince: v.pipe(v.number(), v.finite()),
    tags,
  }),
  v.check((named) => isAtRegistry(named)),
);

/** The listing of a repository. */
export const LISTING_MESSAGES = {
  /** One step towards the whole listing; repeat until `progress.done`. */
  'listing.advance': message<ListingAnswer>()('page', listing),
  /** The known part of the listing, without a request. */
  'listing.look': message<ListingAnswer>()('page', listing),
  /** The alias groups that match a filter, as many as fit the screen. */
  'listing.groups': message<GroupsAnswer>()(
    'page',
    v.pipe(
      v.object({
        registry,
        repository,
        filter: shortText,
        /** The groups folded as noise, instead of the others. */
        noise: v.boolean(),
        from: count,
        count: v.pipe(count, v.maxValue(200)),
      }),
      v.check((named) => isAtRegistry(named)),
    ),
  ),
  /** The other images of a tag's version, and the sizes of its earlier releases. */
  'listing.flavours': message<Flavours>()(
    'extension',
    v.pipe(
      v.object({ registry, repository, tag, platform }),
      v.check((named) => isAtRegistry(named)),
    ),
  ),
  /** Every alias group, as a file. */
  'listing.export': message<ExportAnswer>()(
    'page',
    v.pipe(
      v.object({ registry, repository, format: v.picklist(EXPORT_FORMATS) }),
      v.check((named) => isAtRegistry(named)),
    ),
  ),
  /** Starts or pauses the full crawl of a capped repository. */
  'listing.crawl-mode': message<null>()(
    'page',
    v.object({ repository: hubRepository, mode: v.picklist(['all', 'paused']) }),
  ),
  /** Stores the preferred platform. */
  'platform.choose': message<null>()('page', v.object({ platform })),
};
