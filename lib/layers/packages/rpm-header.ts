import type { Package } from './package.ts';

/** Tags of a header. Source: rpm `include/rpm/rpmtag.h`. */
const TAGS = {
  name: 1000,
  version: 1001,
  release: 1002,
  epoch: 1003,
  license: 1014,
  architecture: 1022,
  source: 1044,
};
/** Types of a value: number of 32 bits, text, list of texts, text in several languages. */
const INT32 = 4;
const TEXTS = [6, 8, 9];

const ENTRY_BYTES = 16;
/** Limits of rpm itself. Source: rpm `lib/header.cc`, `HEADER_TAGS_MAX`, `HEADER_DATA_MAX`. */
const MAX_TAGS = 0xffff;

/** A package that is a key for signatures, not software. */
const PUBLIC_KEY = 'gpg-pubkey';

/**
 * Reads a header as the database stores it: number of tags, bytes of data, the tags (number, type, offset, count), the data;
 * big endian. `undefined` for what is no header or no package. Source: rpm `docs/manual/hregions.md`, `format_header.md`.
 */
export function readRpmHeader(bytes: Uint8Array): Package | undefined {
  if (bytes.length < 8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint32(0);
  const start = 8 + count * ENTRY_BYTES;
  if (count === 0 || count > MAX_TAGS || start > bytes.length) return undefined;
  const values = new Map<number, string | number>();
  const wanted = new Set(Object.values(TAGS));
  for (let at = 8; at < start; at += ENTRY_BYTES) {
    const tag = view.getUint32(at);
    if (!wanted.has(tag)) continue;
    const type = view.getUint32(at + 4);
    const offset = start + view.getUint32(at + 8);
    if (TEXTS.includes(type)) values.set(tag, textAt(bytes, offset));
    else if (type === INT32 && offset + 4 <= bytes.length) values.set(tag, view.getUint32(offset));
  }
  const text = (tag: number) => String(values.get(tag) ?? '');
  const [name, version, release] = [text(TAGS.name), text(TAGS.version), text(TAGS.release)];
  if (name === '' || version === '' || name === PUBLIC_KEY) return undefined;
  const epoch = values.get(TAGS.epoch);
  const source = sourceName(text(TAGS.source));
  return {
    name,
    version: `${epoch === undefined ? '' : `${epoch}:`}${version}${release && `-${release}`}`,
    ...(text(TAGS.architecture) && { architecture: text(TAGS.architecture) }),
    ...(text(TAGS.license) && { license: text(TAGS.license) }),
    ...(source !== '' && source !== name && { source }),
  };
}

/** `bash-5.2.26-3.fc40.src.rpm` → `bash` */
const sourceName = (file: string): string => /^(.+)-[^-]+-[^-]+\.[^.]+\.rpm$/.exec(file)?.[1] ?? '';

function textAt(bytes: Uint8Array, start: number): string {
  const end = bytes.indexOf(0, start);
  return new TextDecoder().decode(bytes.subarray(start, end < 0 ? bytes.length : end));
}
