import type { LayerProgress, LayerRequest, ReadLayer } from '../../../components/inspect/layer-progress.ts';
import { failureOf } from '../../../lib/failure.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import { send } from '../../../lib/messages/send.ts';
import type { LayerJob } from './layer.worker.ts';

/**
 * Reads layers of an image in a worker of the page, each in one of its own, and hashes it in another. Both are the page's: a worker
 * that starts one by itself hangs in Firefox 153, one time in ten (measured November 2026). In: the canonical reference.
 */
export const layerReader =
  (image: string): ReadLayer =>
  (request, onProgress) => {
    let workers: Worker[] = [];
    let isOver = false;
    const end = () => {
      isOver = true;
      for (const worker of workers) worker.terminate();
    };
    const fail = (error: unknown) => {
      if (isOver) return;
      end();
      onProgress(failed(request, error));
    };
    send('layer.locate', { image, digest: request.digest }).then(({ url, authorization }) => {
      if (isOver) return;
      const worker = new Worker(new URL('./layer.worker.ts', import.meta.url), { type: 'module' });
      workers = [worker];
      worker.onmessage = ({ data }: MessageEvent<LayerProgress>) => {
        if (data.kind === 'listing' || data.kind === 'file') end();
        onProgress(data);
      };
      worker.onerror = () => fail(new Error('layer worker'));
      const job: LayerJob = { ...request, url, ...(authorization !== undefined && { authorization }) };
      if (request.file !== undefined) return worker.postMessage(job);
      const hash = new Worker(new URL('./hash.worker.ts', import.meta.url), { type: 'module' });
      workers.push(hash);
      hash.onerror = () => fail(new Error('hash worker'));
      const { port1, port2 } = new MessageChannel();
      hash.postMessage(port1, [port1]);
      worker.postMessage({ ...job, hash: port2 }, [port2]);
    }, fail);
    return end;
  };

/** The end of a request that failed before anything was read. */
function failed({ file }: LayerRequest, error: unknown): LayerProgress {
  const failure = failureOf(error);
  if (file !== undefined) return { kind: 'file', bytes: null, failure };
  return { kind: 'listing', listing: collectEntries().listing(), packages: [], release: null, failure };
}
