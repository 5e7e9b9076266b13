/**
 * Annotations of a layer's descriptor that say where its table of contents is. Source: containers/storage
 * `pkg/chunked/internal/minimal/compression.go`; the older names are skopeo 1.9.3's (measured).
 */
const PREFIXES = ['io.github.containers.zstd-chunked', 'io.containers.zstd-chunked'];

/** Where the table is in the blob, in bytes; the digest is of its compressed bytes. */
export interface ChunkedToc {
  offset: number;
  length: number;
  unpacked: number;
  digest: string;
}

/** Reads `manifest-position` (`offset:length:unpacked:1`) and `manifest-checksum`. */
export function findChunkedToc(annotations: Record<string, string> = {}): ChunkedToc | undefined {
  for (const prefix of PREFIXES) {
    const position = annotations[`${prefix}.manifest-position`] ?? '';
    const digest = annotations[`${prefix}.manifest-checksum`];
    const parts = /^(\d{1,15}):(\d{1,15}):(\d{1,15}):1$/.exec(position)?.slice(1).map(Number);
    if (!parts || digest === undefined) continue;
    const [offset = 0, length = 0, unpacked = 0] = parts;
    return { offset, length, unpacked, digest };
  }
  return undefined;
}
