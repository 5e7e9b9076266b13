import type { TagAliases } from '../aliases/aliases.ts';
import type { ShownGroup } from '../aliases/sorted-groups.ts';
import type { TagsOfDigest } from '../aliases/tags-of-digest.ts';
import type { Failure } from '../failure.ts';
import type { CrawlMode } from '../sources/jobs.ts';
import type { Move } from '../sources/moves.ts';

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
