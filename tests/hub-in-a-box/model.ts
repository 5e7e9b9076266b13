/**
 * What the Hub in a box holds: repositories, their tags and the images behind them, in the box's own words. The API
 * (`api/`), the registry (`registry/`) and the pages (`pages/`) each draw their answers from this and nothing else.
 */

/** One entry of an image index as Hub lists it: a platform's image, or an attestation. */
export interface BoxImage {
  os: string;
  architecture: string;
  variant: string | null;
  osVersion: string | null;
  /** `sha256:…` of the platform's manifest; null where Hub does not know it. */
  digest: string | null;
  /** Compressed size in bytes. */
  size: number;
  /** An attestation (`unknown/unknown`), not something that runs. */
  attestation?: boolean;
  /** For an attestation: the digest of the platform manifest that it speaks of. */
  attests?: string;
}

/** One step of `/tags/{tag}/images`; without a digest where the step made no layer. */
export interface BoxLayer {
  digest?: string;
  size: number;
  instruction: string;
}

export interface BoxTag {
  name: string;
  /** Digest of the index, or of the manifest of a single-platform tag; null: the key is absent from the API. */
  digest: string | null;
  /** Digest that the registry answers for this name where the API has none. */
  registryDigest?: string;
  mediaType?: string;
  contentType: 'image' | 'helm' | 'unrecognized' | 'model';
  /** In the order in which the API lists them, which differs between tags of one index. */
  images: BoxImage[];
  /** RFC 3339, or null as on a few very old tags. */
  pushedAt: string | null;
  pusher: string;
  fullSize: number;
  status: 'active' | 'inactive';
  /** Steps to show for every platform, instead of those in the config. */
  layers?: BoxLayer[];
}

export interface BoxRepository {
  /** `library` for official images. */
  namespace: string;
  name: string;
  description: string;
  /** Markdown. */
  fullDescription: string;
  starCount: number;
  pullCount: number;
  /** Newest first. */
  tags: BoxTag[];
  isPrivate?: boolean;
}

/** How the pages behave; settable between page visits. */
export interface PageOptions {
  theme: 'light' | 'dark';
  /**
   * `bare`: no test ids at all, as if Hub had renamed everything. `unknown`: nor links to layers pages, nor commands, nor
   * a heading on the layers page, as if Hub had been rewritten.
   */
  variant: 'testids' | 'bare' | 'unknown';
  /** How long after load React takes the page over; null: when a test calls `__hub.hydrate()`. */
  hydrateAfterMs: number | null;
  /** Interval at which everything is re-rendered; null: never. */
  rerenderEveryMs: number | null;
  pageSize: number;
}
