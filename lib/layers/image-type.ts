import { beginsWith } from './compression/detect.ts';

const ascii = (text: string): number[] => [...text].map((character) => character.charCodeAt(0));

/** Kinds of pictures that every browser draws, by their first bytes. None of them can hold a script, as SVG can. */
const KINDS: [type: string, first: number[]][] = [
  ['image/png', [0x89, ...ascii('PNG\r\n'), 0x1a, 0x0a]],
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/gif', ascii('GIF8')],
];

/** The media type of a picture; undefined for what is not one that is drawn. Sources: PNG 5.2, JFIF, GIF89a, RFC 9649 (WebP). */
export function pictureType(bytes: Uint8Array): string | undefined {
  // Between them stands the size of the file.
  if (beginsWith(bytes, ascii('RIFF')) && beginsWith(bytes.subarray(8), ascii('WEBP'))) return 'image/webp';
  return KINDS.find(([, first]) => beginsWith(bytes, first))?.[0];
}
