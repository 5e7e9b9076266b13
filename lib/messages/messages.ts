import * as v from 'valibot';
import type { TagAliases } from '../aliases/aliases.ts';
import { EXPORT_FORMATS } from '../aliases/export.ts';
import type { ShownGroup } from '../aliases/sorted-groups.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import type { Failure } from '../failure.ts';
import { REPOSITORY_ORDERINGS, type RepositoriesPage } from '../hub/api/repositories.ts';
import type { FoundRepository } from '../hub/api/search.ts';
import type { ImageAnswer, ImageDetails } from '../inspect/image-answer.ts';
import { isPath } from '../oci/grammar.ts';
import type { CrawlMode } from '../sources/jobs.ts';
import type { Move } from '../sources/moves.ts';
import { OPTIONS_SENDERS, type OptionsAnswers, OptionsRequests } from './options-messages.ts';

/**
 * Every message to the worker: what it asks, what is answered, and who may send it. `page` means the content script, which
 * lives in a web page's process and may be taken over; `extension` means only Tagkin's own pages.
 */
export interface Answers extends OptionsAnswers {
  /** One step towards the whole listing; repeat until `progress.done`. */
  'listing.advance': ListingAnswer;
  /** What is known already, without a request. */
  'listing.look': ListingAnswer;
  /** Some of the alias groups that a filter finds: as many as a reader sees at once. */
  'listing.groups': GroupsAnswer;
  /** Every alias group, as a file. */
  'listing.export': ExportAnswer;
  /** What the reader wishes of the map of a repository that cannot be paged through. */
  'listing.crawl-mode': null;
  /** Remembers the platform that the reader looks at. */
  'platform.choose': null;
  /** A tag's config as Docker Hub's own steps tell it: no pull. */
  'config.steps': ImageDetails;
  /** The config itself, of a platform's manifest on Docker Hub: one pull at the most, then kept for good. */
  'config.exact': ImageDetails;
  /** An image of any registry, as far as asked. */
  'image.inspect': ImageAnswer;
  /** What a tag points to: no pull. */
  'image.head': { digest: string };
  /** Repositories of Docker Hub that a text finds. */
  'hub.search': FoundRepository[];
  /** A page of one of the lists that Hub has of a namespace's repositories. */
  'hub.repositories': RepositoriesPage;
  /** The namespaces of whoever is signed in at Docker Hub; `failure`: why there may be more of them. */
  'hub.mine': { account: string | null; namespaces: string[]; failure: Failure | null };
  /** How many tags repositories of Docker Hub have; `lost` cannot be counted; `failure`: why others are missing for now. */
  'hub.tag-counts': { counts: Record<string, number>; lost: string[]; failure: Failure | null };
  /** What was looked up lately, newest first. */
  'recent.list': string[];
  'recent.add': null;
  /** What is wanted by whoever opens the popup next. */
  'pending.put': null;
  /** What a context menu, or a popup that was closed, wants looked up: told once. */
  'pending.take': string | null;
}

export interface ListingAnswer {
  progress: Progress;
  /** The tags that were asked about, in that order. */
  tags: TagAliases[];
  /** Those of them that were seen to move, and what they were before. */
  moves: Move[];
  /** The tags of the digest that was asked about. */
  ofDigest?: TagsOfDigest;
}

export interface GroupsAnswer {
  /** Tags known, whatever the filter finds. */
  known: number;
  /** How many the filter finds: those that say something to a person, and the others. */
  found: number;
  noise: number;
  /** Those that were asked for. */
  groups: ShownGroup[];
}

export interface ExportAnswer {
  /** Tags known: those that are in the file. */
  known: number;
  /** What is in it. */
  file: string;
}

/** What completing a map still costs. */
export interface CompletionProgress {
  mode: CrawlMode;
  /** Requests to Hub's API. */
  pages: number;
  /** Requests to the registry, one a tag. */
  heads: number;
  seconds: number;
}

/** How far a listing has come. */
export interface Progress {
  repository: string;
  /** Tags known, of those that the registry counts. */
  known: number;
  total: number;
  /** Known tags of which nothing is known but their digest: nobody can say what they are on a platform. */
  bare: number;
  /** Different images among the known tags. */
  images: number;
  /** Nothing is left to do for this visit. */
  done: boolean;
  /** Every tag is known, and was found to be so on this visit. */
  complete: boolean;
  /** The registry shows an anonymous reader no more tags than are known. */
  capped: boolean;
  /** How far its map has come, where it is capped. */
  completion: CompletionProgress | null;
  /** Why it is not going on; what is known stays. */
  failure: Failure | null;
  /** ms since 1970: when it goes on, where it waits so as to leave the reader their share of requests. */
  resumeAt: number | null;
  /** It is nowhere but in the worker, which ends when nobody asks it anything: a private window, or a disk that refuses. */
  isEphemeral: boolean;
  /** Platform keys among the known tags, the common ones first. */
  platforms: string[];
  /** The platform that the reader looks at. */
  platform: string;
}

const repository = v.pipe(v.string(), v.maxLength(255), v.check(isPath));
const tag = v.pipe(v.string(), v.maxLength(256));
const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/));
const platform = v.pipe(v.string(), v.maxLength(100));
const image = v.pipe(v.string(), v.maxLength(1024));
const shortText = v.pipe(v.string(), v.maxLength(200));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** Missing means Docker Hub, the only one that a page may ask about. */
const registry = v.optional(v.pipe(v.string(), v.maxLength(255)));
const listing = {
  digest: v.optional(digest),
  registry,
  repository,
  freshSince: v.pipe(v.number(), v.finite()),
  tags: v.pipe(v.array(tag), v.maxLength(500)),
};

/** What each message may carry, checked by the worker before anything is done. */
export const Requests = {
  'listing.advance': v.object(listing),
  'listing.look': v.object(listing),
  'listing.groups': v.object({
    registry,
    repository,
    filter: shortText,
    /** Those that are folded away, instead of the others. */
    noise: v.boolean(),
    from: count,
    count: v.pipe(count, v.maxValue(200)),
  }),
  'listing.export': v.object({ registry, repository, format: v.picklist(EXPORT_FORMATS) }),
  'listing.crawl-mode': v.object({ repository, mode: v.picklist(['all', 'paused']) }),
  'platform.choose': v.object({ platform }),
  'config.steps': v.object({ repository, tag, platform }),
  'config.exact': v.object({ repository, digest, platform }),
  'image.inspect': v.object({
    image,
    digest: v.optional(digest),
    platform: v.optional(platform),
    until: v.picklist(['platforms', 'config']),
  }),
  'image.head': v.object({ image }),
  'hub.search': v.object({ text: shortText }),
  'hub.repositories': v.object({
    namespace: shortText,
    ordering: v.picklist(REPOSITORY_ORDERINGS),
    filter: shortText,
    page: v.pipe(count, v.minValue(1)),
  }),
  'hub.mine': v.object({}),
  'hub.tag-counts': v.object({
    repositories: v.pipe(v.array(v.object({ repository, updatedAt: count })), v.maxLength(10)),
  }),
  'recent.list': v.object({}),
  'recent.add': v.object({ image }),
  'pending.put': v.object({ text: v.pipe(v.string(), v.maxLength(20_000)) }),
  'pending.take': v.object({}),
  ...OptionsRequests,
} satisfies { [Name in keyof Answers]: v.GenericSchema };

export type MessageName = keyof Answers;
export type RequestOf<Name extends MessageName> = v.InferOutput<(typeof Requests)[Name]>;

export const SENDERS: Record<MessageName, 'page' | 'extension'> = {
  'listing.advance': 'page',
  'listing.look': 'page',
  'listing.groups': 'page',
  'listing.export': 'page',
  'listing.crawl-mode': 'page',
  'platform.choose': 'page',
  'config.steps': 'page',
  'config.exact': 'page',
  'image.inspect': 'extension',
  'image.head': 'extension',
  'hub.search': 'extension',
  'hub.repositories': 'extension',
  'hub.mine': 'extension',
  'hub.tag-counts': 'extension',
  'recent.list': 'extension',
  'recent.add': 'extension',
  'pending.put': 'extension',
  'pending.take': 'extension',
  ...OPTIONS_SENDERS,
};

/** What travels: an error loses its class on the way, so it goes as data. */
export interface Envelope<Name extends MessageName = MessageName> {
  tagkin: Name;
  request: RequestOf<Name>;
  /** Said by our own pages, which the browser does not place in a window. Of a web page's script the browser tells. */
  private?: true;
}
export type Reply<Name extends MessageName> =
  | { ok: true; answer: Answers[Name] }
  | { ok: false; error: Failure };
