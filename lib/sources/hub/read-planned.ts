import PQueue from 'p-queue';
import { editTable } from '../../aliases/table.ts';
import type { TagsPage } from '../../hub/api/api.ts';
import type { CompleteJob } from '../jobs.ts';
import type { Listing, StepResult } from '../listing.ts';
import { completionOf, pageKey, spend } from './completion.ts';
import { pageSizeOf } from './jobs.ts';
import { checkPrediction } from './planner/check-prediction.ts';
import { isObserved, isSameHub, learn, type ObservedHub } from './planner/observed-hub.ts';
import type { PlannedPage } from './planner/planned-page.ts';
import type { HubSource } from './source.ts';

const CONCURRENCY = 6;

/** Reads the next planned pages in parallel, compares them with the plan, and learns from them how Hub lists tags. */
export async function readPlanned(
  listing: Listing,
  job: CompleteJob,
  names: string[],
  source: HubSource,
): Promise<StepResult> {
  const editor = editTable(listing.table);
  const before = completionOf(listing);
  let { observed } = before;
  let failure: unknown = null;
  let isWrong = false;
  const read = new Set<string>();
  const queue = new PQueue({ concurrency: CONCURRENCY });

  const readPage = async (page: PlannedPage) => {
    if (failure !== null) return;
    const { filter, ordering } = page;
    const query = { repository: listing.repository, page: page.page, ordering, name: filter };
    let answer: TagsPage;
    try {
      answer = await source.api.tags(query, source.signal);
    } catch (error) {
      failure ??= error;
      return;
    }
    read.add(pageKey(page));
    const records = answer.kind === 'tags' ? answer.records : [];
    for (const record of records) editor.put(record);
    const arrival = {
      page,
      arrived: records.map((record) => record.name),
      pushed: records.map((record) => record.pushedAt ?? 0),
      pageSize: pageSizeOf(listing),
      names,
      ...(answer.kind === 'tags' ? { count: answer.total } : {}),
    };
    const learned = learn(observed, arrival);
    isWrong ||= !isSameHub(observed, learned) || checkPrediction(arrival).startsWith('wrong');
    observed = learned;
  };
  const batch = nextPages(job.pages, observed).slice(0, source.budget);
  await queue.addAll(batch.map((page) => () => readPage(page)));

  const requested = [...job.requested, ...read];
  const pages = job.pages.filter((page) => !read.has(pageKey(page)));
  // With scope `all` a new plan follows once the pages are read: other pages may list what they did not.
  const planned = !isWrong && (pages.length > 0 || job.scope === 'screen');
  const next: CompleteJob = { ...job, pages, requested, planned };
  const completion = spend({ ...before, observed }, job, read.size);
  return { listing: { ...listing, table: editor.done(), job: next, completion }, failure };
}

/** Two rounds of requests, or one alone where it is not known yet how Hub orders such lists. */
function nextPages(pages: readonly PlannedPage[], observed: ObservedHub): PlannedPage[] {
  const [first] = pages;
  if (!first || !isObserved(observed, first)) return first ? [first] : [];
  return pages.filter((page) => isObserved(observed, page)).slice(0, 2 * CONCURRENCY);
}
