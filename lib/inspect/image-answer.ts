import type { Pulls } from '../http/pulls.ts';
import type { Artifact } from '../oci/artifact.ts';
import type { ConfigRow } from '../oci/config-rows.ts';
import type { ConfigSummary } from '../oci/config-summary.ts';
import type { HistoryStep } from '../oci/history.ts';

/** What is in one platform's image, as plain data for the interface. */
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
  /** What is left of the pull limit, where a registry counts. */
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

/** What is known of an image so far. */
export interface ImageAnswer {
  /** Canonical, with its registry. */
  image: string;
  /** Of the index, or of the only manifest. */
  digest: string;
  kind: 'index' | 'image' | 'artifact' | 'schema1';
  /** Empty where it is no index. */
  platforms: PlatformChoice[];
  /** What it is, where it is no image. */
  artifact?: Artifact;
  /** Given when asked for; missing where there is no image for that platform. */
  details?: ImageDetails;
  pulls?: Pulls;
}
