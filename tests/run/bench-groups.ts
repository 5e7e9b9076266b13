import { spawnSync } from 'node:child_process';
import * as v from 'valibot';
import { exportGroups } from '../../lib/aliases/export.ts';
import { groupTags } from '../../lib/aliases/groups.ts';
import { sortGroups } from '../../lib/aliases/sorted-groups.ts';
import { TagsPageSchema } from '../../lib/hub/api/tag-schema.ts';
import { columns, count, median, milliseconds } from './bench-text.ts';
import { manyTags, tableOf } from './many-tags.ts';

const TAGS = 100_000;
const RUNS = 9;

/** The pipeline that people use for this (Stack Overflow), by the digest of the index. */
const JQ =
  '[.[].results[]] | map({tag: .name, digest: .digest}) | unique | group_by(.digest) | map(select(.[0].digest) | {(.[0].digest): [.[].tag]})';

/** Time to group 100,000 tags, beside the pipeline of `jq` that does the same, in one run. */
export async function benchGroups(): Promise<string[]> {
  const tags = manyTags(TAGS);
  const pages = Array.from({ length: TAGS / 100 }, (_, at) =>
    JSON.stringify({ count: TAGS, next: null, results: tags.slice(at * 100, at * 100 + 100) }),
  );
  const table = tableOf(tags);
  const grouping = time(() => groupTags(table));
  const sorting = time(() => sortGroups(table));
  const file = time(() => exportGroups(table, 'json'));
  const whole = time(() => fromPages(pages), 3);
  const jq = timeOfJq(pages);
  const other = jq ?? time(() => naive(pages), 3);
  const name = jq
    ? 'jq: pages → JSON file of groups'
    : 'plain script (no jq here): pages → JSON file of groups';
  const ratio = (ours: number) => `${count(other / ours)} ×`;
  return [
    `${count(TAGS)} tags, ${count(groupTags(table).count)} images; median of ${RUNS}`,
    ...columns([
      ['', 'time', `${jq ? 'jq' : 'plain script'} takes`],
      ['group the listing', milliseconds(grouping), ratio(grouping)],
      ['group and sort it', milliseconds(sorting), ratio(sorting)],
      ['listing → JSON file of groups', milliseconds(file), ratio(file)],
      ['pages as Hub sends them → JSON file of groups', milliseconds(whole), ratio(whole)],
      [name, milliseconds(other), ''],
    ]),
  ];
}

function time(run: () => unknown, runs = RUNS): number {
  run();
  return median(
    Array.from({ length: runs }, () => {
      const began = performance.now();
      run();
      return performance.now() - began;
    }),
  );
}

const fromPages = (pages: readonly string[]): string =>
  exportGroups(tableOf(pages.flatMap((page) => v.parse(TagsPageSchema, JSON.parse(page)).results)), 'json');

function timeOfJq(pages: readonly string[]): number | null {
  const began = performance.now();
  const { status } = spawnSync('jq', ['--slurp', JQ], { input: pages.join('\n'), maxBuffer: 1 << 28 });
  return status === 0 ? performance.now() - began : null;
}

/** What jq does, in so many words. */
function naive(pages: readonly string[]): string {
  const all = pages.flatMap(
    (page) => (JSON.parse(page) as { results: { name: string; digest: string }[] }).results,
  );
  const groups = new Map<string, string[]>();
  for (const { name, digest } of all.toSorted((a, b) => (a.digest < b.digest ? -1 : 1)))
    groups.set(digest, [...(groups.get(digest) ?? []), name]);
  return JSON.stringify(
    [...groups].map(([digest, names]) => ({ [digest]: names })),
    null,
    2,
  );
}
