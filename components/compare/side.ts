import type { ExactImage } from '../../lib/inspect/exact-image.ts';
import type { ImageDetails } from '../../lib/inspect/image-answer.ts';
import type { Reference } from '../../lib/oci/reference.ts';
import type { ReadLayer } from '../inspect/layer-progress.ts';
import type { ImageFacts } from '../inspect/page.ts';
import type { Resource } from '../inspect/resource.ts';
import type { SideStatements } from './statements.load.ts';

/** One side of a comparison. */
export interface CompareSide {
  /** With a tag or a digest. */
  reference: Reference;
  /** Whether pulls are counted. */
  isHub: boolean;
  facts: Resource<ImageFacts>;
  /** At Docker Hub on request: one pull. */
  exact: Resource<ExactImage>;
  /** SBOMs and provenance, on request: at Docker Hub at most two pulls. */
  attested: Resource<SideStatements>;
  /** Reads a layer, on request. No pull. */
  readLayer: ReadLayer;
  /** Reads those too that are large. */
  readLarge: () => void;
  /** Exact if it was read, else by build steps; null until something is known. */
  details: ImageDetails | null;
  /** Requests permission for hosts. Must be called within the click. */
  allow: (hosts: string[]) => void;
  /** Approves sending the registry's credentials to these hosts. */
  approve: (hosts: string[]) => void;
  /** Ends the pause that a host asked for, then calls `load`. */
  resume: (host: string, load: () => void) => void;
  /** The address of the sign-in form for the registry. */
  signIn: string;
}

export interface CompareData {
  from: CompareSide;
  to: CompareSide;
}

/** What a side is called in the head of a table: its tag, else the start of its digest. */
export const shortName = ({ tag, digest }: Reference): string => tag ?? digest?.slice(0, 19) ?? 'latest';
