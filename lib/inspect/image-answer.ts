import type { Pulls } from '../http/pulls.ts';
import type { Artifact } from '../oci/artifact.ts';
import type { ConfigRow } from '../oci/config-rows.ts';
import type { ConfigSummary } from '../oci/config-summary.ts';
import type { HistoryStep } from '../oci/history.ts';

/** The contents of one platform's image, as plain data for the interface. */
export interface ImageDetails {
  summary: ConfigSummary;
  /** The summary as rows of the config table. */
  rows: ConfigRow[];
  /** Of the platform's manifest; null where Hub never recorded it. */
  digest: string | null;
  /** Platform key. */
  platform: string;
  /** Compressed, in bytes: the layers, without the config. */
  size: number;
  /** How it was built, first step first. */
  steps: HistoryStep[];
  layers: number;
  /** What is left of the pull limit, if the registry has one. */
  pulls?: Pulls;
}

/** One platform of an index. */
export interface PlatformChoice {
  /** Platform key. */
  platform: string;
  digest: string;
  /** Attestations about it: provenance, SBOM. */
  attestations: number;
}

/** The result of an inspection so far. */
export interface ImageAnswer {
  /** Canonical, with its registry. */
  image: string;
  /** Of the index, or of the only manifest. */
  digest: string;
  kind: 'index' | 'image' | 'artifact' | 'schema1';
  /** Empty unless it is an index. */
  platforms: PlatformChoice[];
  /** Last push of the tag, in ms since 1970, where known. */
  pushedAt?: number;
  /** From Docker Hub's API: no pull, and the platforms' digests are whole. */
  isByHub?: true;
  /** Set unless it is an image. */
  artifact?: Artifact;
  /** Set if requested, and if there is an image for that platform. */
  details?: ImageDetails;
  pulls?: Pulls;
}
