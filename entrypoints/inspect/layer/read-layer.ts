import type { LayerProgress, LayerRequest, ReadLayer } from '../../../components/inspect/layer-progress.ts';
import { failureOf } from '../../../lib/failure.ts';
import { collectEntries } from '../../../lib/layers/entry-list.ts';
import { send } from '../../../lib/messages/send.ts';
import type { LayerJob } from './layer.worker.ts';

/** Reads layers of an image in a worker of the page, each in one of its own. In: the canonical reference. */
export const layerReader =
  (image: string): ReadLayer =>
  (request, onProgress) => {
    let worker: Worker | undefined;
    let isOver = false;
    const end = () => {
      isOver = true;
      worker?.terminate();
    };
    const fail = (error: unknown) => {
      if (isOver) return;
      end();
      onProgress(failed(request, error));
    };
    send('layer.locate', { image, digest: request.digest }).then(({ url, authorization }) => {
      if (isOver) return;
      worker = new Worker(new URL('./layer.worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<LayerProgress>) => {
        if (data.kind === 'listing' || data.kind === 'file') end();
        onProgress(data);
      };
      worker.onerror = () => fail(new Error('layer worker'));
      const job: LayerJob = { ...request, url, ...(authorization !== undefined && { authorization }) };
      worker.postMessage(job);
    }, fail);
    return end;
  };

/** The end of a request that failed before anything was read. */
function failed({ file }: LayerRequest, error: unknown): LayerProgress {
  const failure = failureOf(error);
  if (file !== undefined) return { kind: 'file', bytes: null, failure };
  return { kind: 'listing', listing: collectEntries().listing(), packages: [], release: null, failure };
}
