import { useMemo, useState } from 'preact/hooks';
import { findToc } from '../../lib/layers/toc/find-toc.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import type { LayerProgress, ReadLayer } from '../inspect/layer-progress.ts';

/** What was read of a layer. */
export type ReadListing = Extract<LayerProgress, { kind: 'listing' }>;

/** A layer, and the side that reads it. */
export interface LayerToRead {
  layer: Descriptor;
  read: ReadLayer;
}

/** Layers of a comparison, whichever part of it wants them: none is downloaded twice. */
export interface LayerPasses {
  /** By digest; one that failed is not among them. Another map after each that was read. */
  read: ReadonlyMap<string, ReadListing>;
  /** Those of them that were read to their end: a table of contents has no packages. */
  whole: ReadonlyMap<string, ReadListing>;
  /** Reads a layer, or follows the caller that reads it. `isWhole`: to its end, table of contents or not. Out: ends that for this caller. */
  start: (layer: LayerToRead, isWhole: boolean, onProgress: (progress: LayerProgress) => void) => () => void;
}

interface Reading {
  followers: Set<(progress: LayerProgress) => void>;
  end: () => void;
}

/**
 * Passes over layers, kept for as long as the comparison is drawn. `onRead` is called after each that succeeded.
 *
 * @internal
 */
export function layerPasses(onRead: () => void): LayerPasses {
  const inFlight = new Map<string, Reading>();
  const note = (digest: string, told: ReadListing, isWhole: boolean) => {
    if (isWhole) passes.whole = new Map(passes.whole).set(digest, told);
    if (isWhole || !passes.whole.has(digest)) passes.read = new Map(passes.read).set(digest, told);
    onRead();
  };
  const passes: LayerPasses = {
    read: new Map(),
    whole: new Map(),
    start({ layer, read }, isWhole, onProgress) {
      const { digest } = layer;
      const ofWhole = `${digest} whole`;
      const toc = isWhole || inFlight.has(ofWhole) ? undefined : findToc(layer);
      const key = toc ? digest : ofWhole;
      const other = inFlight.get(key);
      const reading: Reading = other ?? { followers: new Set(), end: () => {} };
      reading.followers.add(onProgress);
      const end = () => {
        reading.followers.delete(onProgress);
        if (reading.followers.size > 0 || inFlight.get(key) !== reading) return;
        inFlight.delete(key);
        reading.end();
      };
      if (other) return end;
      inFlight.set(key, reading);
      // With what identifies files, which only one of the parts wants: it would have to read the layer again for that.
      reading.end = read({ digest, size: layer.size, hasContents: true, ...(toc && { toc }) }, (told) => {
        if (told.kind === 'listing') {
          inFlight.delete(key);
          if (!told.failure) note(digest, told, toc === undefined);
        }
        for (const follower of [...reading.followers]) follower(told);
      });
      return end;
    },
  };
  return passes;
}

/** The passes over the layers of one comparison. */
export function useLayerPasses(subject: string): LayerPasses {
  const [, redraw] = useState(0);
  return useMemo(() => layerPasses(() => redraw((count) => count + 1)), [subject]);
}
