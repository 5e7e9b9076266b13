import type { HistoryStep } from '../oci/history.ts';
import { formatStep } from '../oci/history.ts';
import type { Outside } from '../text/outside.ts';
import { type Aligned, align } from './align.ts';

/**
 * `rebuilt`: made by the same instruction, with another digest. `changed`: in the place of another that the same kind of
 * instruction made.
 */
export type LayerClass = 'same' | 'rebuilt' | 'changed' | 'added' | 'removed';

/** A layer with the step that made it. */
export interface ComparedLayer {
  digest: string;
  /** Compressed, in bytes. */
  size: number;
  /** As a line of a Dockerfile, without the values of build arguments; empty where it is not recorded. */
  instruction: Outside;
}

export interface LayerDifference {
  diff: LayerClass;
  from?: ComparedLayer;
  to?: ComparedLayer;
}

/** The layers of an image with their steps, the lowest first. */
export const layersOf = (steps: readonly HistoryStep[]): ComparedLayer[] =>
  steps.flatMap((step) => {
    const { layer } = step;
    return layer
      ? [{ digest: layer.digest, size: layer.size, instruction: step.text === '' ? '' : formatStep(step) }]
      : [];
  });

const kindOf = ({ instruction }: ComparedLayer) => instruction.split(' ', 1)[0] ?? '';

/** A layer that no step is recorded for is only ever the same as itself. */
const keyOf = ({ instruction, digest }: ComparedLayer) => instruction || digest;

/**
 * Compares two lists of layers: first what both have (by digest), then what the same instruction made, in its order; what is
 * left between two such pairs is matched by the kind of its instruction.
 */
export function compareLayers(
  from: readonly ComparedLayer[],
  to: readonly ComparedLayer[],
): LayerDifference[] {
  const pairs = align(from, to, keyOf);
  const differences: LayerDifference[] = [];
  let gap: Aligned<ComparedLayer>[] = [];
  for (const pair of pairs) {
    if (!pair.from || !pair.to) {
      gap.push(pair);
      continue;
    }
    differences.push(...fillGap(gap));
    gap = [];
    differences.push({ ...pair, diff: pair.from.digest === pair.to.digest ? 'same' : 'rebuilt' });
  }
  return [...differences, ...fillGap(gap)];
}

function fillGap(gap: readonly Aligned<ComparedLayer>[]): LayerDifference[] {
  const removed = gap.flatMap(({ from }) => (from ? [from] : []));
  const added = gap.flatMap(({ to }) => (to ? [to] : []));
  const take = (matches: (layer: ComparedLayer) => boolean): ComparedLayer | undefined => {
    const at = added.findIndex(matches);
    return at < 0 ? undefined : added.splice(at, 1)[0];
  };
  const olds = removed.map((from): LayerDifference => {
    const same = take(({ digest }) => digest === from.digest);
    if (same) return { diff: 'same', from, to: same };
    const to = take((layer) => kindOf(layer) === kindOf(from) && kindOf(from) !== '');
    return to ? { diff: 'changed', from, to } : { diff: 'removed', from };
  });
  return [...olds, ...added.map((to): LayerDifference => ({ diff: 'added', to }))];
}

/** Bytes to download for the second image where the first is there already, and all bytes of the second. */
export function newBytes(
  from: readonly ComparedLayer[],
  to: readonly ComparedLayer[],
): { fresh: number; total: number } {
  const known = new Set(from.map(({ digest }) => digest));
  const all = [...new Map(to.map((layer) => [layer.digest, layer.size]))];
  const sum = (layers: [string, number][]) => layers.reduce((total, [, size]) => total + size, 0);
  return { fresh: sum(all.filter(([digest]) => !known.has(digest))), total: sum(all) };
}
