import { Gunzip } from 'fflate';
import { decode } from './streams.ts';

/** Bytes that are unpacked at once: at most 33 MB come of them. Of fewer it is slow, since it copies its window each time. */
const SLICE_BYTES = 32 * 1024;

/** Unpacks gzip of one member or several. Two to three times slower than the browser's own decoder. */
export const gzipMembers = (packed: ReadableStream<Uint8Array>): ReadableStream<Uint8Array> =>
  decode(
    packed,
    (emit) => {
      const gunzip = new Gunzip((part) => emit(part));
      return { push: (part, isLast) => gunzip.push(part, isLast) };
    },
    SLICE_BYTES,
  );
