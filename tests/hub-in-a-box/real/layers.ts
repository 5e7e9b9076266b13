import zlib from 'node:zlib';
import { keepBytes, sha256, type TrueLayer } from '../build.ts';

/** A tar archive of one text file, as `tar --format=ustar` writes it. */
function tarOf(name: string, text: string): Buffer {
  const content = Buffer.from(text);
  const header = Buffer.alloc(512);
  const put = (at: number, value: string) => header.write(value, at, 'latin1');
  put(0, name);
  put(100, '0000644\0');
  put(108, '0000000\0');
  put(116, '0000000\0');
  put(124, `${content.length.toString(8).padStart(11, '0')}\0`);
  put(136, `${'0'.repeat(11)}\0`);
  put(148, ' '.repeat(8));
  put(156, '0');
  put(257, 'ustar\x0000');
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  const padding = Buffer.alloc((512 - (content.length % 512)) % 512);
  return Buffer.concat([header, content, padding, Buffer.alloc(1024)]);
}

/** A layer with one file, compressed according to its media type. */
export function layerOf(mediaType: string, seed: string): TrueLayer {
  const tar = tarOf('built', `${seed}\n`);
  const packed = mediaType.endsWith('zstd') ? zlib.zstdCompressSync(tar) : zlib.gzipSync(tar);
  return { descriptor: keepBytes(mediaType, packed), diffId: sha256(tar) };
}
