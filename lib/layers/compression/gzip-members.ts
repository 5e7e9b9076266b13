import { Gunzip } from 'fflate';
import { decoderStream } from './streams.ts';

/** Unpacks gzip of one member or several. Two to three times slower than the browser's own decoder. */
export const gzipMembers = (): TransformStream<Uint8Array, Uint8Array> =>
  decoderStream((emit) => {
    const gunzip = new Gunzip((part) => emit(part));
    return { push: (part, isLast) => gunzip.push(part, isLast) };
  });
