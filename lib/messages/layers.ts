import * as v from 'valibot';
import type { BlobLocation } from '../registry/locate-blob.ts';
import { digest, image } from './fields.ts';
import { message } from './row.ts';

/** Contents of layers, which the inspect page reads itself. */
export const LAYER_MESSAGES = {
  /** Where a layer is read. The authorization in the answer is for that one request, and stays in the page's memory. */
  'layer.locate': message<BlobLocation>()('extension', v.object({ image, digest })),
};
