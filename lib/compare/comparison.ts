import type { ConfigSummary } from '../oci/config-summary.ts';
import type { HistoryStep } from '../oci/history.ts';
import { type BaseDifference, compareBases } from './base.ts';
import { compareFields, type FieldDifference } from './fields.ts';
import { compareLayers, type LayerDifference, layersOf, newBytes } from './layers.ts';
import { compareSteps, type StepDifference } from './steps.ts';
import { compareVersions, type VersionDifference } from './versions.ts';

/** What is known of one side. */
export interface ComparedImage {
  summary: ConfigSummary;
  /** With the layers that they made. */
  steps: readonly HistoryStep[];
}

/** What differs between two images, and the facts of the sentence that sums it up. */
export interface Comparison {
  versions: VersionDifference[];
  fields: FieldDifference[];
  layers: LayerDifference[];
  steps: StepDifference[];
  /** What both state to be built on; not set where neither does. */
  base?: BaseDifference;
  /** Layers at the bottom that both have, in bytes and number. */
  shared: { layers: number; bytes: number };
  /** Bytes of the second that the first has not, and all of it. */
  fresh: number;
  total: number;
  /** Entrypoint, command, user and working directory are the same. */
  startsTheSame: boolean;
  /** Every layer and every field is the same. */
  isSame: boolean;
}

const START = new Set(['entrypoint', 'cmd', 'user', 'workdir']);

/**
 * Compares two images. Fields are compared only where both sides are of the same exactness (`summary.source`): build steps tell
 * less than a config.
 */
export function compareImages(from: ComparedImage, to: ComparedImage): Comparison {
  const [ours, theirs] = [layersOf(from.steps), layersOf(to.steps)];
  const isFair = from.summary.source === to.summary.source;
  const fields = isFair ? compareFields(from.summary, to.summary) : [];
  const layers = compareLayers(ours, theirs);
  const differs = ours.findIndex(({ digest }, at) => digest !== theirs[at]?.digest);
  const base = compareBases(from, to);
  const bottom = ours.slice(0, differs < 0 ? ours.length : differs);
  return {
    versions: compareVersions(fields),
    fields,
    layers,
    steps: compareSteps(from.steps, to.steps),
    ...(base && { base }),
    shared: { layers: bottom.length, bytes: bottom.reduce((sum, { size }) => sum + size, 0) },
    ...newBytes(ours, theirs),
    startsTheSame: isFair && fields.every(({ field, diff }) => !START.has(field) || diff === 'same'),
    isSame: isFair && [...fields, ...layers].every(({ diff }) => diff === 'same'),
  };
}
