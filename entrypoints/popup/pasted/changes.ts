import type { Mode } from '../../../components/pasted/changes-section.tsx';
import { mayPin, type PastedRow } from '../../../components/pasted/pasted-row.ts';
import type { Found, TextPlace } from '../../../lib/paste/pasted.ts';
import type { Change } from '../../../lib/paste/pin/edits.ts';
import type { ImageUpdate, Offer } from '../../../lib/updates/image-update.ts';

/** The tag that a mode updates an image to; null where it keeps its own. */
export function targetOf(
  { newer, withinMajor }: Pick<ImageUpdate, 'newer' | 'withinMajor'>,
  mode: Mode,
): Offer | null {
  if (mode === 'pin') return null;
  if (mode === 'newest') return newer;
  return withinMajor ?? (newer?.isMajor === false ? newer : null);
}

/**
 * Whether a row is changed unless the reader chooses otherwise: what is not pinned yet, and what a newer tag is chosen for. Null where
 * nothing can be written, or where nothing is known to write.
 */
export function isChosenAtFirst(row: Pick<PastedRow, 'image' | 'update'>, mode: Mode): boolean | null {
  const { image, update } = row;
  if (!update?.current || !mayPin(image) || image.reference.tag === undefined)
    return update?.current && mayPin(image) && image.reference.digest === undefined ? true : null;
  return image.reference.digest === undefined || targetOf(update, mode) !== null;
}

/** The changes of a mode. `digests`: those of newer tags that were asked for, by `digestKey`. */
export function changesOf(
  rows: readonly PastedRow[],
  mode: Mode,
  digests: ReadonlyMap<string, string | null>,
): { changes: Map<Found<TextPlace>, Change>; missing: PastedRow[] } {
  const changes = new Map<Found<TextPlace>, Change>();
  const missing: PastedRow[] = [];
  for (const row of rows) {
    const { update, image, isChosen } = row;
    if (!isChosen || !update?.current) continue;
    const target = targetOf(update, mode);
    if (!target) {
      if (update.current !== image.reference.digest) changes.set(image, { digest: update.current });
      continue;
    }
    const digest = target.digest ?? digests.get(digestKey(row, target.tag));
    if (digest) changes.set(image, { tag: target.tag, digest });
    else if (digest === undefined) missing.push(row);
  }
  return { changes, missing };
}

export const digestKey = ({ image }: Pick<PastedRow, 'image'>, tag: string): string =>
  `${image.reference.registry}/${image.reference.repository}:${tag}`;
