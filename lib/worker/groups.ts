import { exportGroups } from '../aliases/export.ts';
import { filterGroups } from '../aliases/filter.ts';
import { type Flavours, flavoursOf } from '../aliases/flavours.ts';
import { showGroup, sortGroups } from '../aliases/sorted-groups.ts';
import type { ExportAnswer, GroupsAnswer } from '../messages/listing-answers.ts';
import type { RequestOf } from '../messages/messages.ts';
import type { AllowedSender } from '../messages/row.ts';
import { isComplete } from '../sources/progress.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { known } from './listings.ts';
import { publicTo } from './shown-listing.ts';

/** A range of the alias groups that match a filter, in display order. */
export async function groupsOfListing(
  request: RequestOf<'listing.groups'>,
  from: WindowKind,
  sender: AllowedSender,
): Promise<GroupsAnswer> {
  const { table, unread } = publicTo(sender, await known(request, from));
  const found = filterGroups(table, sortGroups(table), request.filter);
  const noiseFrom = found.findIndex((group) => group.noise);
  const split = noiseFrom < 0 ? found.length : noiseFrom;
  const [start, end] = request.noise ? [split, found.length] : [0, split];
  const range = found.slice(start, end).slice(request.from, request.from + request.count);
  return {
    known: table.names.length,
    found: split,
    noise: found.length - split,
    ...(unread !== undefined && { unread }),
    groups: range.map((group) => showGroup(table, group)),
  };
}

/** The other images of a tag's version, and the sizes of its earlier releases, among the known tags. */
export async function flavoursOfListing(
  request: RequestOf<'listing.flavours'>,
  from: WindowKind,
): Promise<Flavours> {
  return flavoursOf((await known(request, from)).table, request.tag, request.platform);
}

/** Every alias group of the known tags, as a file. */
export async function exportListing(
  request: RequestOf<'listing.export'>,
  from: WindowKind,
  sender: AllowedSender,
): Promise<ExportAnswer> {
  const listing = publicTo(sender, await known(request, from));
  const { table, total } = listing;
  const file = exportGroups(
    table,
    request.format,
    isComplete(listing) ? undefined : Math.max(total, table.names.length),
  );
  return { known: table.names.length, file };
}
