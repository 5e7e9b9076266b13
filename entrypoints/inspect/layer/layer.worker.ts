import type { LayerProgress, LayerRequest } from '../../../components/inspect/layer-progress.ts';
import { type Failure, failureOf, ifItFails } from '../../../lib/failure.ts';
import { pageContext } from '../../../lib/http/page-context.ts';
import { sendResuming } from '../../../lib/http/send-resuming.ts';
import { sendStreaming } from '../../../lib/http/send-streaming.ts';
import { readFile } from '../../../lib/layers/compression/read-file.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import { MAX_FILE } from '../../../lib/layers/format/limits.ts';
import { OS_RELEASE, type OsRelease, readOsRelease } from '../../../lib/layers/os-release.ts';
import { collectPackages } from '../../../lib/layers/packages/read-packages.ts';
import { readLayer } from '../../../lib/layers/read-layer.ts';
import type { BytesOf } from '../../../lib/layers/tar/read-tar.ts';
import type { Toc } from '../../../lib/layers/toc/find-toc.ts';
import { digestCheck } from './digest-check.ts';
import { whatFailed } from './what-failed.ts';

/** A request with where the layer is. */
export interface LayerJob extends LayerRequest {
  url: string;
  /** Of the host of `url`. */
  authorization?: string;
  /** To the worker that hashes; absent where one file is read, whose layer is not read to its end. */
  hash?: MessagePort;
}

/** Reads one layer and ends. The page ends it by `terminate`, which ends the request as well. */

/** Packed bytes between two reports of progress. */
const REPORT_BYTES = 1_000_000;

/** Entries that the page shows while the others are still read. */
const FIRST_ENTRIES = 200;

const http = pageContext();

const report = (progress: LayerProgress) => self.postMessage(progress);

self.onmessage = ({ data }: MessageEvent<LayerJob>) => {
  void (data.hash ? list(data, data.hash) : readOne(data));
};

async function open({ url, authorization }: LayerJob, range?: string): Promise<ReadableStream<Uint8Array>> {
  const headers = {
    Accept: '*/*',
    ...(authorization !== undefined && { Authorization: authorization }),
    ...(range !== undefined && { Range: range }),
  };
  // A table of contents is small: where it breaks off, the layer is read whole.
  const send = range === undefined ? sendResuming : sendStreaming;
  return (await send(http, { url, headers })).body;
}

/** Lists all entries; with them the package databases and the release of the distribution. */
async function list(job: LayerJob, hash: MessagePort): Promise<void> {
  if (job.toc && (await listByToc(job, job.toc))) return;
  const entries = collectEntries();
  const packages = collectPackages();
  let check = digestCheck(job.digest, hash);
  let isEnded = false;
  let [bytes, reported, count, openings] = [0, 0, 0, 0];
  let release: OsRelease | null = null;
  const releaseOf: BytesOf = ({ path, kind }) =>
    OS_RELEASE.test(path) && kind === 'file'
      ? async (body) => {
          release = readOsRelease(new TextDecoder().decode(await readFile(body, MAX_FILE)));
        }
      : undefined;
  let failure: Failure | null = null;
  try {
    await readLayer({
      open: () => {
        openings += 1;
        if (openings > 1) {
          check = digestCheck(job.digest, hash); // read once more as gzip of several members
          bytes = 0;
          isEnded = false;
        }
        return open(job);
      },
      onEntry(entry) {
        entries.add(entry);
        count += 1;
        if (count === FIRST_ENTRIES) report({ kind: 'first', listing: entries.listing() });
      },
      onBytes(part) {
        check.add(part);
        bytes += part.length;
        if (Math.abs(bytes - reported) < REPORT_BYTES) return;
        reported = bytes;
        report({ kind: 'progress', bytes, entries: count });
      },
      onEnd: () => {
        isEnded = true;
      },
      bytesOf: (entry) => {
        const take = packages.bytesOf(entry) ?? releaseOf(entry);
        return job.hasContents && entry.kind === 'file' ? withContent(entry.path, entries, take) : take;
      },
      isMultiMember: job.toc?.kind === 'estargz',
    });
  } catch (error) {
    failure = failureOf(error);
  }
  failure = await whatFailed(failure, { bytes, size: job.size ?? 0, isEnded, matches: check.matches });
  const isWrong = failure?.kind === 'digest-mismatch';
  const listing = (isWrong ? collectEntries() : entries).listing();
  report({
    kind: 'listing',
    listing,
    packages: isWrong ? [] : packages.found(),
    release: isWrong ? null : release,
    failure,
  });
}

/** Identifies the bytes of a file, beside what else is done with them. */
const withContent =
  (
    path: string,
    { setContent }: ReturnType<typeof collectEntries>,
    take: ReturnType<BytesOf>,
  ): ReturnType<BytesOf> =>
  async (body) => {
    const { contentOf } = await import('./content-of.ts');
    if (!take) return setContent(path, await contentOf(body));
    const [one, other] = body.tee();
    const [content] = await Promise.all([contentOf(one), take(other)]);
    setContent(path, content);
  };

/** Lists by the table of contents. Out: `false` where that is not to be had, so that the layer is read whole. */
async function listByToc(job: LayerJob, toc: Toc): Promise<boolean> {
  try {
    const { entriesByToc } = await import('./read-toc.ts');
    const all = collectEntries();
    for (const entry of await entriesByToc(toc, (first, last) => open(job, `bytes=${first}-${last}`)))
      all.add(entry);
    report({ kind: 'listing', listing: all.listing(), packages: [], release: null, failure: null });
    return true;
  } catch (error) {
    // A storage without ranges, or no table there: reading the layer finds what is wrong, if anything is.
    return ifItFails(false)(error);
  }
}

/** Reads one file, and stops behind it. */
async function readOne(job: LayerJob): Promise<void> {
  const { file, skip = 0 } = job;
  class Found extends Error {}
  let passed = 0;
  let bytes: Uint8Array<ArrayBuffer> | null = null;
  let failure: Failure | null = null;
  try {
    await readLayer({
      open: () => {
        passed = 0;
        return open(job);
      },
      onEntry: () => {
        if (bytes) throw new Found();
      },
      bytesOf: ({ path, kind }) => {
        if (path !== file || kind !== 'file') return undefined;
        passed += 1;
        if (passed <= skip) return undefined;
        return async (body) => {
          bytes = await readFile(body, MAX_FILE);
        };
      },
      isMultiMember: job.toc?.kind === 'estargz',
    });
  } catch (error) {
    if (!(error instanceof Found)) failure = failureOf(error);
  }
  report({ kind: 'file', bytes, failure });
}
