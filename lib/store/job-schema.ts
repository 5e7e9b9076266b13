import * as v from 'valibot';
import type { CompletionState, Job } from '../sources/jobs.ts';
import { count, counts, number, texts } from './shapes.ts';
import { TableSchema } from './table-schema.ts';

const mode = v.picklist(['screen', 'all', 'paused']);
const order = v.picklist(['bytes', 'caseless', 'locale', 'letters']);

const Page = v.object({
  filter: v.string(),
  ordering: v.picklist(['newest', 'name-ascending', 'name-descending']),
  page: count,
  expects: counts,
  sorted: v.nullable(v.object({ order, descending: v.boolean() })),
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
    startedAt: number,
  }),
  v.object({
    kind: v.literal('crawl'),
    pages: counts,
    lastPage: count,
    fresh: v.nullable(TableSchema),
    maxTotal: count,
    shrunk: v.boolean(),
    pastEnd: v.boolean(),
    hadFailure: v.boolean(),
    startedAt: number,
  }),
  v.object({
    kind: v.literal('complete'),
    scope: v.picklist(['screen', 'all']),
    visibleTags: texts,
    names: v.nullable(texts),
    planned: v.boolean(),
    pages: v.array(Page),
    toResolve: texts,
    proven: v.boolean(),
    requested: texts,
    startedAt: number,
  }),
  v.object({
    kind: v.literal('list-names'),
    names: texts,
    resolved: v.exactOptional(texts),
    cursor: v.exactOptional(v.object({ query: v.string(), pages: count })),
    paged: v.exactOptional(v.boolean()),
    dropped: v.exactOptional(count),
    startedAt: number,
  }),
  v.object({
    kind: v.literal('resolve-digests'),
    remaining: texts,
    concurrency: count,
    visibleTags: v.exactOptional(texts),
    failed: v.exactOptional(texts),
    startedAt: number,
  }),
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
  }),
]);

export const CompletionSchema: v.GenericSchema<unknown, CompletionState> = v.object({
  mode,
  observed: v.object({
    pairs: number,
    against: v.array(number),
    orderless: v.boolean(),
    predicted: number,
    met: number,
  }),
  completedAt: number,
  searched: texts,
  spent: count,
  freshSince: number,
});
