import { formatReference } from '../../oci/reference.ts';
import type { Found, TextPlace } from '../pasted.ts';
import { readPasted } from '../read-pasted.ts';
import { type Change, collide, type Edit, editsAt, inOrder, withEdits } from './edits.ts';

/** A change that was not made, and where. */
export interface Left {
  found: Found<TextPlace>;
  place: TextPlace;
  /** `no-place`: nothing can be written there. `shared`: it would change another image too. */
  reason: 'no-place' | 'shared';
}

export interface Rewritten {
  text: string;
  /** What was written, in order. */
  edits: Edit[];
  left: Left[];
}

/** The edits of one place of one image. */
interface Group {
  found: Found<TextPlace>;
  place: TextPlace;
  edits: Edit[];
}

/** How often a text is read again to find an edit that changes another image. */
const MAX_CHECKS = 40;

/**
 * A pasted text with its images changed. In: what `readPasted` found in the text, and the change of each image that has one.
 *
 * The result is read again: an edit after which any image is another than it should be is not made (one `ARG` for several
 * images). With `isQuick` it is not, for a text that more answers will change again.
 */
export function rewrite(
  text: string,
  found: readonly Found<TextPlace>[],
  changes: ReadonlyMap<Found<TextPlace>, Change>,
  { isQuick = false } = {},
): Rewritten {
  const left: Left[] = [];
  const groups = found.flatMap((one) => {
    const change = changes.get(one);
    if (!change || one.kind !== 'image') return [];
    return one.from.flatMap((place): Group[] => {
      const edits = editsAt(place, one.reference.tag, change)?.map((edit) => withLineEnd(text, edit)) ?? null;
      if (edits === null) left.push({ found: one, place, reason: 'no-place' });
      return edits?.length ? [{ found: one, place, edits }] : [];
    });
  });
  const apart = withoutCollisions(groups);
  const made = isQuick ? apart : checked(text, found, changes, apart);
  for (const { found: one, place } of groups.filter((group) => !made.includes(group)))
    left.push({ found: one, place, reason: 'shared' });
  const edits = inOrder(made.flatMap((group) => group.edits));
  return { text: withEdits(text, edits), edits, left };
}

/** A line that is added ends like the one that it follows. */
function withLineEnd(text: string, edit: Edit): Edit {
  if (!edit.text.startsWith('\n')) return edit;
  const end = text.indexOf('\n', edit.start);
  const isCrLf = end > 0 ? text[end - 1] === '\r' : text.includes('\r\n');
  return isCrLf ? { ...edit, text: `\r${edit.text}` } : edit;
}

/** Without the groups that want to write different things in one place. */
function withoutCollisions(groups: Group[]): Group[] {
  const all = inOrder(groups.flatMap(({ edits }) => edits));
  const bad = new Set<Edit>();
  all.forEach((edit, at) => {
    const next = all[at + 1];
    if (next && collide(edit, next)) bad.add(edit).add(next);
  });
  if (bad.size === 0) return groups;
  return groups.filter(({ edits }) => !edits.some((edit) => [...bad].some((one) => collide(one, edit))));
}

/** The groups that change what they should and nothing else. */
function checked(
  text: string,
  found: readonly Found<TextPlace>[],
  changes: ReadonlyMap<Found<TextPlace>, Change>,
  groups: Group[],
): Group[] {
  let checks = 0;
  const choose = (base: Group[], some: Group[]): Group[] => {
    if (some.length === 0 || checks++ >= MAX_CHECKS) return [];
    if (isRight(text, found, changes, [...base, ...some])) return some;
    if (some.length === 1) return [];
    const half = some.length >> 1;
    const first = choose(base, some.slice(0, half));
    return [...first, ...choose([...base, ...first], some.slice(half))];
  };
  return choose([], groups);
}

/** Whether each image of the text reads, after these edits, as it should. */
function isRight(
  text: string,
  found: readonly Found<TextPlace>[],
  changes: ReadonlyMap<Found<TextPlace>, Change>,
  groups: readonly Group[],
): boolean {
  const edits = inOrder(groups.flatMap((group) => group.edits));
  const changed = new Set(groups.map(({ place }) => place));
  const read = new Map<number, Set<string>>();
  for (const one of readPasted(withEdits(text, edits)).found)
    if (one.kind === 'image')
      for (const { start } of one.from)
        read.set(start, (read.get(start) ?? new Set()).add(formatReference(one.reference, 'canonical')));
  let shift = 0;
  let next = 0;
  const places = found
    .flatMap((one) => (one.kind === 'image' ? one.from.map((place) => ({ one, place })) : []))
    .sort((a, b) => a.place.start - b.place.start);
  return places.every(({ one, place }) => {
    for (
      let edit = edits[next];
      edit && edit.end <= place.start && edit.start < place.start;
      edit = edits[++next]
    )
      shift += edit.text.length - (edit.end - edit.start);
    const asWritten = formatReference(one.reference, 'canonical');
    const change = changes.get(one);
    const wanted = change
      ? formatReference({ ...one.reference, ...change } as typeof one.reference, 'canonical')
      : asWritten;
    const images = read.get(place.start + shift);
    // A place that takes its value from another one (`$(params.image)`) changes with it.
    return changed.has(place) ? images?.has(wanted) : images?.has(wanted) || images?.has(asWritten);
  });
}
