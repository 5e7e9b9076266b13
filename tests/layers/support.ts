import { spawnSync } from 'node:child_process';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { packTar, type TarEntry } from 'modern-tar';
import type { Entry } from '../../lib/layers/format/entry.ts';
import { readLayer } from '../../lib/layers/read-layer.ts';
import type { BytesOf } from '../../lib/layers/tar/read-tar.ts';

/** A stream of parts of this many bytes. */
export const streamOf = (bytes: Uint8Array, size = 1000): ReadableStream<Uint8Array> => {
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at + size));
      at += size;
    },
  });
};

/** Reads a layer whole. Out: its entries, what it failed with, how often it was opened. */
export async function read(bytes: Uint8Array, bytesOf?: BytesOf, size = 1000) {
  const entries: Entry[] = [];
  let opened = 0;
  let failure: unknown;
  let compression: string | undefined;
  await readLayer({
    open: async () => {
      opened += 1;
      return streamOf(bytes, size);
    },
    onEntry: (entry) => void entries.push(entry),
    ...(bytesOf && { bytesOf }),
  }).then(
    (answer) => {
      compression = answer.compression;
    },
    (error: unknown) => {
      failure = error;
    },
  );
  return { entries, opened, failure, compression };
}

export const file = (name: string, body = ''): TarEntry => ({ header: { name, size: body.length }, body });
export const tarOf = (...entries: TarEntry[]): Promise<Uint8Array> => packTar(entries);
export const gzip = (bytes: Uint8Array): Uint8Array => new Uint8Array(gzipSync(bytes));
export const zstd = (bytes: Uint8Array): Uint8Array => new Uint8Array(zstdCompressSync(bytes));

/** Every file a gzip member of its own, as eStargz has it. */
export const members = (bytes: Uint8Array, size = 700): Uint8Array =>
  Buffer.concat(
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, at) =>
      gzip(bytes.slice(at * size, (at + 1) * size)),
    ),
  );

export const hasProgram = (name: string): boolean => spawnSync(name, ['--version']).status === 0;
