import * as v from 'valibot';
import { FILTER_KINDS } from '../sources/hub/planner/filter-kind.ts';
import { NAME_ORDERS } from '../sources/hub/planner/name-order.ts';
import type {
  CompleteJob,
  CompletionState,
  CrawlBulkJob,
  CrawlJob,
  Job,
  ListNamesJob,
  RefreshJob,
  ResolveDigestsJob,
} from '../sources/jobs.ts';
import { count, counts, type Fields, number, texts } from './shapes.ts';
import { TableSchema } from './table-schema.ts';

const mode = v.picklist(['screen', 'all', 'paused']);
const order = v.picklist(NAME_ORDERS);

const Page = v.object({
  filter: v.string(),
  ordering: v.picklist(['newest', 'oldest', 'name-ascending', 'name-descending']),
  page: count,
  expects: counts,
  sorted: v.nullable(v.object({ order, descending: v.boolean() })),
  found: count,
  kind: v.picklist(FILTER_KINDS.map(({ id }) => id)),
  gain: number,
});

/** An unfinished job as it is stored. */
export const JobSchema: v.GenericSchema<unknown, Job> = v.variant('kind', [
  v.object({
    kind: v.literal('refresh'),
    page: count,
    fresh: TableSchema,
    maxTotal: count,
    shrunk: v.boolean(),
    recrawled: v.boolean(),
    dropped: v.exactOptional(count),
    startedAt: number,
  } satisfies Fields<RefreshJob>),
  v.object({
    kind: v.literal('crawl'),
    pages: counts,
    lastPage: count,
    fresh: v.nullable(TableSchema),
    maxTotal: count,
    shrunk: v.boolean(),
    pastEnd: v.boolean(),
    hadFailure: v.boolean(),
    dropped: v.exactOptional(count),
    startedAt: number,
  } satisfies Fields<CrawlJob>),
  v.object({
    kind: v.literal('complete'),
    scope: v.picklist(['screen', 'all']),
    visibleTags: texts,
    names: v.nullable(texts),
    planned: v.boolean(),
    pages: v.array(Page),
    toResolve: texts,
    requested: texts,
    startedAt: number,
  } satisfies Fields<CompleteJob>),
  v.object({
    kind: v.literal('list-names'),
    names: texts,
    resolved: v.exactOptional(texts),
    cursor: v.exactOptional(v.object({ query: v.string(), pages: count })),
    paged: v.exactOptional(v.boolean()),
    dropped: v.exactOptional(count),
    startedAt: number,
  } satisfies Fields<ListNamesJob>),
  v.object({
    kind: v.literal('resolve-digests'),
    remaining: texts,
    concurrency: count,
    visibleTags: v.exactOptional(texts),
    failed: v.exactOptional(texts),
    gets: v.exactOptional(count),
    isHeadless: v.exactOptional(v.boolean()),
    startedAt: number,
  } satisfies Fields<ResolveDigestsJob>),
  v.object({
    kind: v.literal('crawl-bulk'),
    source: v.string(),
    next: v.exactOptional(v.string()),
    pages: count,
    fresh: v.nullable(TableSchema),
    unresolved: texts,
    nonImages: texts,
    dropped: count,
    failures: count,
    progressedAt: number,
    startedAt: number,
  } satisfies Fields<CrawlBulkJob>),
]);

const numbersOf = (length: number) => v.pipe(v.array(number), v.length(length));

const ObservedOrder = v.object({
  pairs: number,
  against: numbersOf(2 * NAME_ORDERS.length),
  orderless: v.boolean(),
});

export const CompletionSchema: v.GenericSchema<unknown, CompletionState> = v.object({
  mode,
  observed: v.object({
    plain: ObservedOrder,
    filtered: ObservedOrder,
    kinds: numbersOf(FILTER_KINDS.length),
    dated: v.object({ pairs: number, rises: number }),
    reachesOldest: v.nullable(v.boolean()),
    predicted: number,
    met: number,
  }),
  completedAt: number,
  searched: texts,
  spent: count,
  freshSince: number,
} satisfies Fields<CompletionState>);
