import type { ReadLayer } from '../../../components/inspect/layer-progress.ts';

/** Reads layers of an image by `read-layer.ts`, which is loaded with the first one. In: the canonical reference. */
export const layersOnDemand =
  (image: string): ReadLayer =>
  (request, onProgress) => {
    let isOver = false;
    let end = () => {};
    void import('./read-layer.ts').then(({ layerReader }) => {
      if (!isOver) end = layerReader(image)(request, onProgress);
    });
    return () => {
      isOver = true;
      end();
    };
  };
