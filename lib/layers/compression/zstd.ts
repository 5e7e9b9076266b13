import { Decompress } from 'fzstd';
import { decoderStream } from './streams.ts';

/** Unpacks zstd. Neither browser has it as a stream (measured in both, November 2026). */
export const zstd = (): TransformStream<Uint8Array, Uint8Array> =>
  decoderStream((emit) => {
    const decoder = new Decompress((part) => emit(part.slice())); // fzstd writes into the same memory again
    return { push: (part, isLast) => decoder.push(part, isLast) };
  });
