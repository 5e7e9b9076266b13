import { Decompress } from 'fzstd';
import { TagkinError } from '../../../lib/failure.ts';
import { readFile } from '../../../lib/layers/compression/read-file.ts';
import { concat } from '../../../lib/layers/compression/streams.ts';
import type { Entry } from '../../../lib/layers/format/entry.ts';
import { MAX_TOC } from '../../../lib/layers/format/limits.ts';
import { readLayer } from '../../../lib/layers/read-layer.ts';
import { ESTARGZ_FOOTER, readEstargzFooter, readToc } from '../../../lib/layers/toc/estargz.ts';
import type { Toc } from '../../../lib/layers/toc/find-toc.ts';
import { sha256Of } from '../../../lib/oci/digest.ts';
import { parseJson } from '../../../lib/oci/json.ts';

/** Reads a range of the blob, from the first to the last byte, both inclusive. */
export type ReadRange = (first: number, last: number) => Promise<ReadableStream<Uint8Array>>;

/**
 * The entries of a layer by its table of contents: one request for zstd:chunked, two for eStargz. Throws `malformed`,
 * `digest-mismatch` where the table is not the one that the manifest names, `too-large`, and what `read` throws.
 */
export async function entriesByToc(toc: Toc, read: ReadRange): Promise<Entry[]> {
  const json = toc.kind === 'estargz' ? await estargz(toc, read) : await chunked(toc, read);
  return readToc(parseJson(new TextDecoder().decode(json)));
}

async function estargz({ size, digest }: Toc & { kind: 'estargz' }, read: ReadRange): Promise<Uint8Array> {
  const end = size - ESTARGZ_FOOTER;
  const footer = await readFile(await read(end, size - 1), ESTARGZ_FOOTER);
  const offset = readEstargzFooter(footer);
  if (offset === undefined || offset >= end || end - offset > MAX_TOC)
    throw new TagkinError({ kind: 'malformed' });
  let json: Uint8Array | undefined;
  await readLayer({
    open: () => read(offset, end - 1),
    onEntry: () => {},
    bytesOf: () => async (body) => {
      json ??= await readFile(body, MAX_TOC);
    },
    isMultiMember: true,
  });
  if (!json) throw new TagkinError({ kind: 'malformed' });
  return checked(json, digest);
}

async function chunked(
  { offset, length, unpacked, digest }: Toc & { kind: 'zstd-chunked' },
  read: ReadRange,
): Promise<Uint8Array> {
  if (length > MAX_TOC || unpacked > MAX_TOC) throw new TagkinError({ kind: 'too-large' });
  const packed = await readFile(await read(offset, offset + length - 1), length);
  await checked(packed, digest);
  const parts: Uint8Array[] = [];
  let total = 0;
  const decoder = new Decompress((part) => {
    total += part.length;
    if (total > unpacked) throw new TagkinError({ kind: 'malformed' });
    parts.push(part.slice());
  });
  decoder.push(packed, true);
  return concat(parts);
}

async function checked(bytes: Uint8Array, digest: string): Promise<Uint8Array> {
  if ((await sha256Of(new Uint8Array(bytes))) !== digest) throw new TagkinError({ kind: 'digest-mismatch' });
  return bytes;
}
