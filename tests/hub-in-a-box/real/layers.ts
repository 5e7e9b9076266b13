import zlib from 'node:zlib';
import { keepBytes, sha256, type TrueLayer } from '../build.ts';
import { tarOf } from './tar.ts';

/** A layer with one file, compressed according to its media type. */
export function layerOf(mediaType: string, seed: string): TrueLayer {
  const tar = tarOf([['built', `${seed}\n`]]);
  const packed = mediaType.endsWith('zstd') ? zlib.zstdCompressSync(tar) : zlib.gzipSync(tar);
  return { descriptor: keepBytes(mediaType, packed), diffId: sha256(tar) };
}
