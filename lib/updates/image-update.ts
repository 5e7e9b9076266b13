import type { RealVersion } from '../aliases/real-version.ts';
import type { Failure } from '../failure.ts';

/** One image of a repository as a text names it: by tag, by digest, or by both. */
export interface NamedImage {
  tag?: string | undefined;
  digest?: string | undefined;
}

/** A tag to update to. */
export interface Offer {
  tag: string;
  /** Null until it is asked for. */
  digest: string | null;
  /** The number of its base differs too: `alpine3.18` became `alpine3.20`. */
  baseChanges: boolean;
  /** Its first number is another. */
  isMajor: boolean;
}

/** What is known of an image, without a pull. */
export interface ImageUpdate extends NamedImage {
  /** The tag's own digest now: that of its index, or of its only manifest, never one of several platforms. */
  current: string | null;
  /** The tag's last push, in ms since 1970. */
  pushedAt: number | null;
  /** Of the image that is named: of the digest where there is one. */
  version: (RealVersion & { level: 'index' | 'platform' }) | null;
  /** Whether the tag has moved on from the digest beside it; null where that is not known, or there are not both. */
  hasMoved: boolean | null;
  /** The platform whose image the digest is, where the tag has several. */
  onlyPlatform: string | null;
  /** The tag has no version in its name, so that nothing can be newer. */
  isMoving: boolean;
  newer: Offer | null;
  /** The newest with the same first number, where it is not `newer` itself. */
  withinMajor: Offer | null;
  /** The newest tags of its flavour, newest first. */
  newest: string[];
  /** Similar tags, where there is none of this name. */
  nearest: string[];
  failure: Failure | null;
}

/** What was learned of a repository for some of its images. */
export interface RepositoryUpdates {
  images: ImageUpdate[];
  /** Tags whose names are known, and whether those are all. */
  known: number;
  isWhole: boolean;
  /** Requests to Docker Hub's API, for lists of tags and for digests. Those of signing in do not count. */
  requests: number;
}
