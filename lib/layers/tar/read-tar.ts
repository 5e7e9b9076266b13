import { createTarDecoder } from 'modern-tar';
import { type Entry, normalizePath } from '../format/entry.ts';
import { entryOf } from './header.ts';
import { plainTar } from './plain-tar.ts';

/** What happens to the bytes of one entry: they are skipped where it is absent. */
export type BytesOf = (entry: Entry) => ((body: ReadableStream<Uint8Array>) => Promise<void>) | undefined;

/**
 * Reads a tar archive as it arrives: `onEntry` for each entry, in their order, the bytes of those for which `bytesOf` returns a function.
 * Throws what is thrown in `onEntry`, by the stream, and modern-tar's own errors for a damaged or truncated archive.
 *
 * `strict`: without it modern-tar loses the entries behind a sparse header, reads garbage as an empty archive and accepts
 * truncation (measured with 0.8.6).
 */
export async function readTar(
  tar: ReadableStream<Uint8Array>,
  onEntry: (entry: Entry) => void,
  bytesOf: BytesOf = () => undefined,
): Promise<void> {
  const decoder = createTarDecoder({ strict: true }) as ReadableWritablePair<Parsed, Uint8Array>;
  const entries = tar.pipeThrough(plainTar()).pipeThrough(decoder).getReader();
  try {
    for (let next = await entries.read(); !next.done; next = await entries.read()) {
      const { header, body } = next.value;
      const entry = normalizePath(header.name) === '' ? undefined : entryOf(header);
      if (entry) onEntry(entry);
      const take = entry && bytesOf(entry);
      if (take) await take(body);
      if (header.size > 0 && !body.locked) await passOver(body);
    }
  } catch (error) {
    await entries.cancel(error).catch(() => undefined); // the stream has failed already
    throw error;
  }
}

type Parsed = {
  header: Parameters<typeof entryOf>[0];
  body: ReadableStream<Uint8Array>;
};

/**
 * Reads the rest of a body, for nothing. Not `cancel`: modern-tar (0.8.6) reads ahead, and where the bytes of this entry were all there it
 * takes that for the end of the next one, whose reader then waits for ever.
 */
async function passOver(body: ReadableStream<Uint8Array>): Promise<void> {
  const reader = body.getReader();
  while (!(await reader.read()).done);
}
