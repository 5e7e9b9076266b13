/** Kinds of pictures that every browser draws, by their first bytes. None of them can hold a script, as SVG can. */
const KINDS: [type: string, first: string][] = [
  ['image/png', '\x89PNG\r\n\x1a\n'],
  ['image/jpeg', '\xff\xd8\xff'],
  ['image/gif', 'GIF8'],
];

/** The media type of a picture; undefined for what is not one that is drawn. Sources: PNG 5.2, JFIF, GIF89a, RFC 9649 (WebP). */
export function pictureType(bytes: Uint8Array): string | undefined {
  const first = new TextDecoder('latin1').decode(bytes.subarray(0, 12));
  // latin1 is windows-1252 to browsers, which have another character for 0x89 only.
  const text = first.replace('\u2030', '\x89');
  if (/^RIFF.{4}WEBP/s.test(text)) return 'image/webp';
  return KINDS.find(([, start]) => text.startsWith(start))?.[0];
}
