import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Failure } from '../../lib/failure.ts';
import type { LayerPasses, LayerToRead, ReadListing } from './layer-passes.ts';

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

/** Layers that one part of a comparison reads on request. `isWhole`: to their end, where they have a table of contents too. */
export function useLayers(subject: string, passes: LayerPasses, isWhole = false): ReadLayers {
  const [progress, setProgress] = useState<ReadLayers['progress']>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const end = useRef(() => {});
  const stop = () => {
    end.current();
    setProgress(null);
  };
  useLayoutEffect(() => {
    setFailure(null);
    setProgress(null);
    return () => end.current();
  }, [subject]);
  const known = () => (isWhole ? passes.whole : passes.read);
  const load: ReadLayers['load'] = (layers, isEnough = () => false) => {
    const open = new Map(
      layers.filter(({ layer }) => !known().has(layer.digest)).map((each) => [each.layer.digest, each]),
    );
    const size = [...open.values()].reduce((sum, { layer }) => sum + layer.size, 0);
    setFailure(null);
    const next = (before: number) => {
      const [first] = open.values();
      if (!first) {
        setProgress(null);
        return;
      }
      const { layer } = first;
      open.delete(layer.digest);
      const goOn = (listing: ReadListing) => {
        if (isEnough(listing)) open.clear();
        next(before + layer.size);
      };
      const already = known().get(layer.digest); // by another part, meanwhile
      if (already) return goOn(already);
      setProgress({ bytes: before, size });
      end.current = passes.start(first, isWhole, (told) => {
        if (told.kind === 'progress') setProgress({ bytes: before + told.bytes, size });
        if (told.kind !== 'listing') return;
        if (!told.failure) return goOn(told);
        setFailure(told.failure);
        setProgress(null);
      });
    };
    next(0);
  };
  return { read: known(), progress, failure, load, stop };
}
