import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../lib/failure.ts';
import { findToc } from '../../lib/layers/toc/find-toc.ts';
import type { Descriptor } from '../../lib/oci/descriptor.ts';
import type { LayerProgress, ReadLayer } from '../inspect/layer-progress.ts';

/** A layer that was read whole. */
type ReadListing = Extract<LayerProgress, { kind: 'listing' }>;

/** A layer, and the side that reads it. */
export interface LayerToRead {
  layer: Descriptor;
  read: ReadLayer;
}

export interface ReadLayers {
  /** By digest; a layer that failed is not among them. */
  read: ReadonlyMap<string, ReadListing>;
  /** Bytes of the layers that were asked for, and those read of them; null while nothing is read. */
  progress: { bytes: number; size: number } | null;
  failure: Failure | null;
  /** Reads these, one after the other, but for those that were read. It ends with the first that fails, or where `isEnough`. */
  load: (layers: readonly LayerToRead[], isEnough?: (listing: ReadListing) => boolean) => void;
  stop: () => void;
}

/** Layers that are read on request, for as long as they are drawn. */
export function useLayers(subject: string, hasContents?: true): ReadLayers {
  const [read, setRead] = useState<ReadLayers['read']>(new Map());
  const [progress, setProgress] = useState<ReadLayers['progress']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = useRef(() => {});
  const stop = () => {
    end.current();
    setProgress(null);
  };
  useLayoutEffect(() => {
    setRead(new Map());
    setFailure(null);
    setProgress(null);
    return () => end.current();
  }, [subject]);
  const load: ReadLayers['load'] = (layers, isEnough = () => false) => {
    const open = new Map(
      layers.filter(({ layer }) => !read.has(layer.digest)).map((each) => [each.layer.digest, each]),
    );
    const size = [...open.values()].reduce((sum, { layer }) => sum + layer.size, 0);
    setFailure(null);
    const next = (before: number) => {
      const [first] = open.values();
      if (!first) {
        setProgress(null);
        return;
      }
      const { layer, read: readLayer } = first;
      const { digest } = layer;
      open.delete(digest);
      setProgress({ bytes: before, size });
      const toc = findToc(layer);
      const request = { digest, ...(toc && { toc }), ...(hasContents && { hasContents }) };
      end.current = readLayer(request, (told) => {
        if (told.kind === 'progress') setProgress({ bytes: before + told.bytes, size });
        if (told.kind !== 'listing') return;
        if (told.failure) {
          setFailure(told.failure);
          return setProgress(null);
        }
        setRead((all) => new Map(all).set(digest, told));
        if (isEnough(told)) open.clear();
        next(before + layer.size);
      });
    };
    next(0);
  };
  return { read, progress, failure, load, stop };
}
