import type { Failure } from '../../lib/failure.ts';
import type { EntryList } from '../../lib/layers/entry-list.ts';
import type { OsRelease } from '../../lib/layers/os-release.ts';
import type { FoundPackages } from '../../lib/layers/packages/read-packages.ts';
import type { Toc } from '../../lib/layers/toc/find-toc.ts';

/** What is read of a layer: its entries, or one file. */
export interface LayerRequest {
  digest: string;
  /** Its packed bytes by the manifest: how many to expect. */
  size?: number;
  /** Set: only the bytes of this file are read. */
  file?: string;
  /** Of several files with its path, how many are passed over: the last counts. */
  skip?: number;
  /** Each file's contents are identified, so that they can be compared: that takes longer. */
  hasContents?: true;
  /** Where its table of contents is, if it has one. */
  toc?: Toc;
}

/** What the reader of a layer reports, in this order; the last two end it. */
export type LayerProgress =
  /** Packed bytes read so far, and entries found. */
  | { kind: 'progress'; bytes: number; entries: number }
  /** The first entries, while the others are still read. Not compared with the digest. */
  | { kind: 'first'; listing: EntryList }
  /** All entries, or those up to the failure. None if the bytes do not have the digest. */
  | {
      kind: 'listing';
      listing: EntryList;
      packages: FoundPackages[];
      release: OsRelease | null;
      failure: Failure | null;
    }
  | { kind: 'file'; bytes: Uint8Array<ArrayBuffer> | null; failure: Failure | null };

/** Reads a layer of the page's image. Out: ends it. */
export type ReadLayer = (request: LayerRequest, onProgress: (progress: LayerProgress) => void) => () => void;
