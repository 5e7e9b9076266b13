import type { TagAliases } from '../aliases/aliases.ts';
import type { ShownGroup } from '../aliases/sorted-groups.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import type { Failure } from '../failure.ts';
import type { CrawlMode } from '../sources/jobs.ts';
import type { Move } from '../sources/moves.ts';

export interface ListingAnswer {
  progress: Progress;
  /** The requested tags, in the order of the request. */
  tags: TagAliases[];
  /** The last observed move of each requested tag. */
  moves: Move[];
  /** The tags of the requested digest. */
  ofDigest?: TagsOfDigest;
}

export interface GroupsAnswer {
  /** Known tags, before the filter. */
  known: number;
  /** Groups that match the filter, without noise, and those folded as noise. */
  found: number;
  noise: number;
  /** As in `Progress`. */
  unread?: number;
  /** The requested range. */
  groups: ShownGroup[];
}

export interface ExportAnswer {
  /** Known tags, all of them in the file. */
  known: number;
  /** The text of the file. */
  file: string;
}

/** What is left of the full crawl. */
export interface CompletionProgress {
  mode: CrawlMode;
  /** Requests to Hub's API. */
  pages: number;
  /** Requests to the registry, one a tag. */
  heads: number;
  seconds: number;
}

/** The state of a listing. */
export interface Progress {
  repository: string;
  /** Known tags, and how many there are by the registry's count. */
  known: number;
  total: number;
  /** Known tags with a digest but without platforms: they cannot be compared on one platform. */
  bare: number;
  /** Entries of the registry's lists that could not be read; missing for none. */
  unread?: number;
  /** Distinct images among the known tags. */
  images: number;
  /** No step is left for this visit. */
  done: boolean;
  /** Every tag is known, and was checked in this visit. */
  complete: boolean;
  /** The registry refuses further pages to an anonymous reader. */
  capped: boolean;
  /** The state of the full crawl; null unless `capped`. */
  completion: CompletionProgress | null;
  /** Why it stalled; what is known remains valid. */
  failure: Failure | null;
  /** When the next step may run, in ms since 1970, if it waits to leave the user their share of requests. */
  resumeAt: number | null;
  /** Held in the worker's memory only, and lost when an idle worker ends: in a private window, or if the disk fails. */
  isEphemeral: boolean;
  /** Platform keys among the known tags, the common ones first. */
  platforms: string[];
  /** The preferred platform. */
  platform: string;
}
