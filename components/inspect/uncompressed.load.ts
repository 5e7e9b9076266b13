import { type NoSize, packingOf } from '../../lib/layers/compression/unpacked-size.ts';
import { findToc } from '../../lib/layers/toc/find-toc.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import { formatReference, type Reference } from '../../lib/oci/reference.ts';
import type { Ask } from './page.ts';

/** Layers asked about at once. */
const AT_ONCE = 20;

/** How large an image is before compression, as far as its layers state it. */
export interface Unpacked {
  /** Of the layers that state it, in bytes. */
  size: number;
  /** How many layers state it. */
  known: number;
  /** How many do not, by the reason. */
  unknown: Partial<Record<NoSize, number>>;
}

/** Layers of Windows that only Microsoft may give out, and encrypted ones. */
const OUT_OF_REACH = /foreign|nondistributable|\+encrypted$/;

/** Reads a few bytes of each layer, and of none whose manifest rules it out. No pull. */
export async function loadUnpacked(ask: Ask, reference: Reference, layers: Descriptor[]): Promise<Unpacked> {
  const image = formatReference(reference, 'canonical');
  const total: Unpacked = { size: 0, known: 0, unknown: {} };
  const without = (why: NoSize) => {
    total.unknown[why] = (total.unknown[why] ?? 0) + 1;
  };
  const open = layers.filter((layer) => {
    const isAway = layer.urls.length > 0 || OUT_OF_REACH.test(layer.mediaType);
    if (isAway) without('elsewhere');
    else if (findToc(layer)) without('parts');
    return !isAway && !findToc(layer);
  });
  for (let at = 0; at < open.length; at += AT_ONCE) {
    const asked = open.slice(at, at + AT_ONCE).map(({ digest, size, mediaType }) => ({
      digest,
      size,
      packing: packingOf(mediaType),
    }));
    for (const found of await ask('layer.unpacked', { image, layers: asked })) {
      if ('unknown' in found) without(found.unknown);
      else {
        total.size += found.size;
        total.known += 1;
      }
    }
  }
  return total;
}
