import * as v from 'valibot';
import type { UnpackedSize } from '../layers/compression/unpacked-size.ts';
import type { BlobLocation } from '../registry/locate-blob.ts';
import { count, digest, image } from './fields.ts';
import { message } from './row.ts';

/** Layers whose size before compression is read at once. */
const MAX_LAYERS = 20;

/** Layers: where the inspect page reads them itself, and what the worker reads of them. */
export const LAYER_MESSAGES = {
  /** How large layers are before compression: one request each, of four bytes; two where the packing is unknown. No pull. */
  'layer.unpacked': message<UnpackedSize[]>()(
    'extension',
    v.object({
      image,
      layers: v.pipe(
        v.array(v.object({ digest, size: count, packing: v.picklist(['gzip', 'zstd', 'none', 'unknown']) })),
        v.maxLength(MAX_LAYERS),
      ),
    }),
  ),
  /** Where a layer is read. The authorization in the answer is for that one request, and stays in the page's memory. */
  'layer.locate': message<BlobLocation>()('extension', v.object({ image, digest })),
};
