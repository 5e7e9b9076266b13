import type { Descriptor } from '../../oci/descriptor.ts';
import { type ChunkedToc, findChunkedToc } from './zstd-chunked.ts';

/**
 * Annotation of a layer's descriptor: the digest of the table of contents. Source: stargz-snapshotter `docs/estargz.md`. Not beside
 * what reads the table, which the page loads later.
 * @internal
 */
export const ESTARGZ_DIGEST = 'containerd.io/snapshot/stargz/toc.digest';

/** Where a layer's table of contents is, by the annotations of its descriptor. */
export type Toc =
  /** At the end of the blob, of `size` bytes; `digest` is of its JSON. */
  { kind: 'estargz'; size: number; digest: string } | ({ kind: 'zstd-chunked' } & ChunkedToc);

const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The table of contents of a layer; `undefined` if it has none, or none that its manifest vouches for. */
export function findToc({ annotations, size }: Pick<Descriptor, 'annotations' | 'size'>): Toc | undefined {
  const estargz = annotations[ESTARGZ_DIGEST];
  if (estargz !== undefined && DIGEST.test(estargz) && size > 0)
    return { kind: 'estargz', size, digest: estargz };
  const chunked = findChunkedToc(annotations);
  return chunked && DIGEST.test(chunked.digest) ? { kind: 'zstd-chunked', ...chunked } : undefined;
}
