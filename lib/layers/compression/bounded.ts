import { TagkinError } from '../../failure.ts';
import { MAX_RATIO, MAX_UNPACKED, RATIO_FROM } from '../format/limits.ts';

/** What may be unpacked: bytes in all, and bytes a packed byte once there are `ratioFrom` of them. */
const LIMITS = { total: MAX_UNPACKED, ratio: MAX_RATIO, ratioFrom: RATIO_FROM };

/** Passes unpacked bytes on. Its stream fails with `too-large` beyond the limits. In: the packed bytes read so far. */
export function bounded(packed: () => number, limits = LIMITS): TransformStream<Uint8Array, Uint8Array> {
  let unpacked = 0;
  return new TransformStream({
    transform(part, controller) {
      unpacked += part.length;
      const isBomb = unpacked > limits.ratioFrom && unpacked > packed() * limits.ratio;
      if (unpacked > limits.total || isBomb) throw new TagkinError({ kind: 'too-large' });
      controller.enqueue(part);
    },
  });
}
