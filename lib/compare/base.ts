import { baseClaims } from '../oci/base.ts';
import { dockerfileOf } from '../oci/dockerfile.ts';
import type { HistoryStep } from '../oci/history.ts';
import type { Label } from '../oci/values/labels.ts';
import type { Outside } from '../text/outside.ts';
import { type Difference, differenceOf } from './difference.ts';
import type { FieldDifference } from './fields.ts';

/** What an image is built on, as far as its own history and labels tell. */
export interface StatedBase {
  /** The best claim, as written: `debian:trixie-20260713-slim`. */
  name?: Outside;
  /** The distribution of its first layer: `Debian trixie`, `Alpine 3.22`. Words, digits, dots and hyphens alone. */
  system?: string;
  /** When that was made, in ms since 1970. */
  at?: number;
}

export interface BaseDifference {
  diff: Difference;
  from: StatedBase;
  to: StatedBase;
}

interface Built {
  steps: readonly HistoryStep[];
  summary: { labels: Label[] };
}

/** The bases of two images; undefined where neither states one. */
export function compareBases(from: Built, to: Built): BaseDifference | undefined {
  const [ours, theirs] = [baseOf(from), baseOf(to)];
  const told = ({ name, system }: StatedBase) => name ?? system;
  if (told(ours) === undefined && told(theirs) === undefined) return undefined;
  return { diff: differenceOf(told(ours), told(theirs)), from: ours, to: theirs };
}

/** Another distribution, or another major version of it, as a field that may break who runs the image; none where either is not known. */
export function systemField({ from, to }: BaseDifference): FieldDifference[] {
  if (from.system === undefined || to.system === undefined) return [];
  const diff = differenceOf(from.system, to.system);
  return [{ field: 'base', diff, from: from.system, to: to.system, isBreaking: true, isExpected: false }];
}

function baseOf({ steps, summary }: Built): StatedBase {
  const dockerfile = dockerfileOf([...steps]);
  const [claim] = baseClaims({ dockerfile, labels: summary.labels, annotations: [], layers: [] });
  const { text = '', note } = dockerfile.lines[0] ?? {};
  const name = claim && { name: claim.name };
  if (note?.kind === 'system')
    return { ...name, system: note.name, ...(note.at !== undefined && { at: note.at }) };
  const alpine = /\balpine-minirootfs-(\d+\.\d+)\./.exec(text)?.[1];
  return { ...name, ...(alpine && { system: `Alpine ${alpine}` }) };
}
