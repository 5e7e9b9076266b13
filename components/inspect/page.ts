import type { TagAliases } from '../../lib/aliases/aliases.ts';
import type { TagsOfDigest } from '../../lib/aliases/tags-of-digest.ts';
import type { ExactImage } from '../../lib/inspect/exact-image.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { IndexView } from '../../lib/inspect/raw-document.ts';
import type { PlatformRow } from '../../lib/inspect/tag-view.ts';
import type { Progress } from '../../lib/messages/listing-answers.ts';
import type { send } from '../../lib/messages/send.ts';
import type { InTotoStatement } from '../../lib/oci/attestation.ts';
import type { BuildImage } from '../../lib/oci/base.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import type { Move } from '../../lib/sources/moves.ts';
import type { Children } from '../children.ts';
import type { Comparison } from '../compare-link.tsx';
import type { ReadLayer } from './layer-progress.ts';
import type { Resource } from './resource.ts';

/** Sends a message to the worker: passed in, since components send nothing themselves. */
export type Ask = typeof send;

/** What is known of an image without spending a pull at Docker Hub; elsewhere all of it. */
export interface ImageFacts {
  platforms: PlatformRow[];
  /** Of the shown platform; null if it is no image, or no image runs on the platform. */
  details: ImageDetails | null;
  /** Set where manifest and config were read. */
  exact: ExactImage | null;
}

/** The listing of the repository, as far as it is known. */
interface ListingFacts {
  progress: Progress | null;
  aliases: TagAliases | null;
  /** What the tag was before, where it was seen to move. */
  move: Move | null;
  /** Tags that cosign derives from the image's digest and that the listing has: `sha256-….sig`. */
  companions: string[];
  /** The tags of the digest that the page is about. */
  ofDigest: TagsOfDigest | null;
  /** Reads it again, after a failure that is not retried by itself. */
  retry: () => void;
}

/** What was read of the attestations about one image. */
export interface Learned {
  statements?: InTotoStatement[];
  /** Those that its provenance names as used by the build. */
  images?: BuildImage[];
}

/** What every section gets: the image, the platform that the page shows, and how to load more. */
export interface InspectPage {
  /** With a tag or a digest. */
  reference: Reference;
  /** Whether pulls are counted. */
  isHub: boolean;
  /** Platform key; null until one is known. */
  platform: string | null;
  choosePlatform: (platform: string) => void;
  facts: Resource<ImageFacts>;
  /** The image as its registry stores it. At Docker Hub on request: one pull. */
  exact: Resource<ExactImage>;
  /** The shown platform's: exact if it was read, else by build steps. */
  details: ImageDetails | null;
  /** Of the tag now, or the one that was asked for: the index, or the only manifest. */
  digest: Resource<Digest>;
  listing: ListingFacts;
  /** The index with what it attests: on request, one pull at Docker Hub. */
  index: Resource<IndexView>;
  /** What was read of attestations, by the digest of the manifest that they are about. */
  learned: ReadonlyMap<string, Learned>;
  learn: (manifest: string, what: Learned) => void;
  ask: Ask;
  /** What sections have loaded by themselves, by section: for the export. A section puts it there while it is drawn. */
  shown: Map<string, unknown>;
  /** Reads a layer of the image, in a worker of the page. */
  readLayer: ReadLayer;
  /** Requests permission for hosts. Must be called within the click. */
  allow: (hosts: string[]) => void;
  /** Approves sending the registry's credentials to these hosts. */
  approve: (hosts: string[]) => void;
  /** Ends the pause that a host asked for, then calls `load`. */
  resume: (host: string, load: () => void) => void;
  /** The address of the sign-in form for the registry. */
  signIn: string;
  /** Watches the tag; not for a digest alone. */
  watch?: Children;
  /** What may have been meant, where there is no such image. */
  instead?: Children;
  /** The address of a comparison with another image; null in a private window, whose addresses name nothing. */
  compare: string | null;
  /** Where the image that its tag was, by its digest, is compared with it. */
  comparison: (was: string) => Comparison;
  /** The address of this page for another image. */
  linkTo: (image: Reference) => string;
}

/** Whether Docker Hub lists the tag but shows no image of it: a chart, a model, an attestation. What it is, its manifest states: one pull. */
export const isWithoutImage = ({ facts, listing }: InspectPage): boolean =>
  facts.failure?.kind === 'not-found' && listing.aliases?.known === true;

/** Whether it is no image: sections that only images have are empty, and state it. */
export const isNoImage = (page: InspectPage): boolean =>
  page.exact.value?.artifact !== undefined || isWithoutImage(page);

/** Whether it is an image that could not be read. */
export const isUnread = (page: InspectPage): boolean =>
  page.facts.state === 'error' && !page.details && !isNoImage(page);

/** Whether more may come to be known of the image or of the tags of its repository. */
export const isReading = ({ facts, listing: { progress } }: InspectPage): boolean =>
  facts.state === 'loading' || !(progress?.done || progress?.failure);

/** The reference of another tag of the same repository. */
export const siblingOf = ({ registry, repository }: Reference, tag: string): Reference => ({
  registry,
  repository,
  tag,
});

/** Reads the index too, once it was read for something else: it is kept, and costs nothing more. */
export const alsoIndex = ({ index }: InspectPage): void => {
  if (index.state === 'idle') index.load();
};
