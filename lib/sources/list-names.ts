import { editTable, keepTags } from '../aliases/table.ts';
import { failureOf, mayRetry } from '../failure.ts';
import { isTag } from '../oci/grammar.ts';
import { isTooMuch, LIMITS } from '../oci/limits.ts';
import { isDigestTag } from '../registry/tag-list.ts';
import type { TagPage } from '../registry/tags.ts';
import { DISTRIBUTION, GOOGLE } from './bulk-source.ts';
import type { ListNamesJob } from './jobs.ts';
import { type Listing, type StepResult, withUnread } from './listing.ts';
import { finish, newResolveDigests } from './resolve-digests.ts';
import type { DistributionSource } from './source.ts';

/** Whether a name is an image's tag, and not that of a signature or attestation attached to one. */
export const isImageTag = (name: string): boolean => isTag(name) && !isDigestTag(name);

/** Reads one page of `tags/list`, with the digests if it carries them. After the last page, the other tags are resolved. */
export async function listNames(
  listing: Listing,
  job: ListNamesJob,
  source: DistributionSource,
): Promise<StepResult> {
  let page: TagPage;
  try {
    page = await source.registry.tags(listing, job.cursor, { signal: source.signal });
  } catch (failure) {
    return afterFailure(listing, job, failure);
  }
  return { listing: addPage(listing, job, page, source), failure: null };
}

function afterFailure(listing: Listing, job: ListNamesJob, error: unknown): StepResult {
  const failure = failureOf(error);
  // All names at once are too large an answer: page by page, then.
  if (failure.kind === 'too-large' && job.cursor?.query === '')
    return { listing: { ...listing, job: { ...restart(job), paged: true } }, failure: null };
  // A cursor that was refused would be refused again.
  const isRefused = !mayRetry(failure) && failure.kind !== 'internal';
  const isSpent = (job.cursor?.pages ?? 0) > 0 && isRefused;
  return { listing: { ...listing, job: isSpent ? restart(job) : job }, failure: error };
}

function restart({ cursor: _, ...job }: ListNamesJob): ListNamesJob {
  return { ...job, names: [], dropped: 0 };
}

function addPage(listing: Listing, job: ListNamesJob, page: TagPage, source: DistributionSource): Listing {
  const all = new Set(job.names);
  let beyond = 0;
  for (const tag of page.tags) {
    if (all.size < LIMITS.tags || all.has(tag)) all.add(tag);
    else beyond += 1;
  }
  const withDigest = Object.entries(page.digests).filter(([name]) => all.has(name) && isImageTag(name));
  const editor = editTable(listing.table);
  for (const [name, digest] of withDigest) editor.put({ name, digest, images: [] });

  const resolved = new Set([...(job.resolved ?? []), ...withDigest.map(([name]) => name)]);
  const dropped = (job.dropped ?? 0) + (page.dropped ?? 0);
  const isSparse = (page.next?.pages ?? 0) > LIMITS.sparseNamePages + all.size / 10;
  const isCut = (page.next !== undefined && (isSparse || isTooMuch(all))) || page.isRepeated === true;
  const known: Listing = { ...listing, table: editor.done(), total: all.size + dropped + beyond };
  const next = withUnread(known, dropped);
  if (withDigest.length > 0) next.source = { id: job.paged ? DISTRIBUTION : GOOGLE, since: source.now() };
  if (page.next && all.size > job.names.length && !isCut)
    return { ...next, job: { ...job, names: [...all], resolved: [...resolved], dropped, cursor: page.next } };

  // A list with odd entries proves nothing about names that are not in it.
  const hasOdd = dropped > 0 || page.hasOdd === true;
  const table = hasOdd ? next.table : keepTags(next.table, (name) => all.has(name));
  const whole: Listing = { ...next, table, total: all.size + dropped + beyond + (isCut ? 1 : 0) };
  const unresolved = [...all].filter((name) => !resolved.has(name));
  return unresolved.length === 0
    ? finish(whole, source.now())
    : { ...whole, job: newResolveDigests(unresolved, source.visibleTags, job.startedAt) };
}
