import { TagkinError } from '../failure.ts';
import { bounded } from './compression/bounded.ts';
import { decompress } from './compression/decompress.ts';
import type { Compression } from './compression/detect.ts';
import type { Entry } from './format/entry.ts';
import { type BytesOf, readTar } from './tar/read-tar.ts';

export interface LayerReading {
  /** Opens the blob from its first byte. Called again where gzip turns out to have several members. */
  open: () => Promise<ReadableStream<Uint8Array>>;
  onEntry: (entry: Entry) => void;
  /** Whose bytes are read, as in `readTar`. */
  bytesOf?: BytesOf;
  /** Packed bytes as they arrive: for a digest, for progress. */
  onBytes?: (part: Uint8Array) => void;
  /** Called when the blob has been read to its end. */
  onEnd?: () => void;
  /** Several gzip members are expected (eStargz): saves the second opening. */
  isMultiMember?: boolean;
}

/**
 * Reads a layer to its end: tar, plain or compressed by gzip or zstd. Entries are given as they arrive, each once.
 *
 * Throws `malformed` for what is no archive, damaged or truncated, `too-large` beyond the limits (`limits.ts`, a
 * decompression bomb), `unsupported` for another compression, and what `open`, its stream or a callback throws. What was given before stays valid as far as it
 * goes.
 */
export async function readLayer(reading: LayerReading): Promise<{ compression: Compression }> {
  const seen = { entries: 0 };
  try {
    return await readOnce(reading, seen, reading.isMultiMember === true);
  } catch (error) {
    if (!(error instanceof SeveralMembers)) throw error;
    return readOnce(reading, seen, true);
  }
}

/** The browser's own gzip decoder failed: it may be another member. */
class SeveralMembers extends Error {}

async function readOnce(
  { open, onEntry, bytesOf, onBytes, onEnd }: LayerReading,
  seen: { entries: number },
  isMultiMember: boolean,
): Promise<{ compression: Compression }> {
  /** What failed that is not the archive itself: the source, or a callback. */
  const own: unknown[] = [];
  const noted = <T extends unknown[], R>(run: (...args: T) => R) => {
    return (...args: T): R => {
      try {
        return run(...args);
      } catch (error) {
        own.push(error);
        throw error;
      }
    };
  };
  const blob = noteFailure(await open(), own, onBytes, onEnd);
  const { compression, bytes } = await decompress(blob.stream, isMultiMember);
  let at = 0;
  const onNewEntry = (entry: Entry) => {
    at += 1;
    if (at <= seen.entries) return; // given before the gzip was found to have several members
    seen.entries = at;
    onEntry(entry);
  };
  try {
    const tar = bytes.pipeThrough(bounded(blob.packed));
    await readTar(tar, noted(onNewEntry), bytesOf);
    return { compression };
  } catch (error) {
    blob.leave();
    if (own.length > 0) throw own[0];
    if (error instanceof TagkinError) throw error;
    if (compression === 'gzip' && !isMultiMember) throw new SeveralMembers();
    throw new TagkinError({ kind: 'malformed' });
  }
}

/**
 * A stream that counts what it passes on, and notes how its source or a callback failed. After `leave` a part that is still under
 * way is not reported: it would mix with those of the next opening.
 */
function noteFailure(
  stream: ReadableStream<Uint8Array>,
  failures: unknown[],
  onBytes: (part: Uint8Array) => void = () => {},
  onEnd = () => {},
) {
  const reader = stream.getReader();
  let packed = 0;
  let isLeft = false;
  let isCancelled = false;
  const leave = () => {
    isLeft = true;
  };
  const next = async () => {
    try {
      const { value, done } = await reader.read();
      if (isLeft) return undefined;
      if (done) onEnd();
      if (!value) return undefined;
      packed += value.length;
      onBytes(value);
      return value;
    } catch (error) {
      if (!isLeft) failures.push(error);
      throw error;
    }
  };
  const counted = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const part = await next();
      // Firefox: a decoder that failed cancels this stream while a part is under way.
      if (isCancelled) return;
      // What still reads it must not wait for ever: a pull that does nothing is not called again.
      if (isLeft) controller.error(new Error('left'));
      else if (part) controller.enqueue(part);
      else controller.close();
    },
    cancel(reason) {
      isCancelled = true;
      leave();
      return reader.cancel(reason);
    },
  });
  return { stream: counted, packed: () => packed, leave };
}
