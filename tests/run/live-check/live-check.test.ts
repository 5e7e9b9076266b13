import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { big } from '../../hub-in-a-box/data/big.ts';
import { type Hub, startHub } from '../../hub-in-a-box/index.ts';
import { command } from '../command.ts';
import { npmScript } from '../npm-script.ts';
import { createAsked, MAX_PULLS, MAX_REQUESTS } from './ask.ts';
import { BREAKS } from './breaks.ts';
import { HUB_ROWS } from './hub-rows.ts';
import { REGISTRY_ROWS } from './registry-rows.ts';
import { cleaned, reportOf, tableOf } from './report.ts';
import { exitCodeOf, type Result, resultOf, type State } from './row.ts';

const ROWS = [...HUB_ROWS, ...REGISTRY_ROWS];
const ALL_HELD = Object.fromEntries(ROWS.map(({ id }) => [id, 'held']));

let hub: Hub;
beforeAll(async () => {
  hub = await startHub({ repositories: [{ ...big(1200), namespace: 'library', name: 'php' }] });
});
afterAll(() => hub.close());
beforeEach(() => {
  hub.clearLog();
  hub.rate.reset();
});

const address = () => `127.0.0.1:${hub.port}`;

async function results(): Promise<Result[]> {
  const asked = createAsked(address());
  const all: Result[] = [];
  for (const row of ROWS) all.push(await resultOf(row, asked));
  return all;
}

const statesOf = (all: readonly Result[]): Record<string, State> =>
  Object.fromEntries(all.map(({ id, state }) => [id, state]));

test('nothing has changed, at a polite price', async () => {
  const all = await results();
  expect(all.filter(({ state }) => state !== 'held')).toEqual([]);
  expect(statesOf(all)).toEqual(ALL_HELD);
  expect(exitCodeOf(all)).toBe(0);
  expect(hub.log.length).toBeLessThanOrEqual(MAX_REQUESTS);
  const pulls = hub.log.filter(({ method, path }) => method === 'GET' && path.includes('/manifests/'));
  expect(pulls.length).toBeLessThanOrEqual(MAX_PULLS);
  expect(hub.log.filter(({ method }) => !['GET', 'HEAD'].includes(method))).toEqual([]);
});

test('each assumption can be broken', () => {
  expect(Object.keys(BREAKS)).toEqual(ROWS.map(({ id }) => id));
});

test.each(Object.entries(BREAKS))('%s broken: that row has changed, and no other', async (id, break_) => {
  const mend = await break_(hub);
  try {
    const all = await results();
    expect(statesOf(all)).toEqual({ ...ALL_HELD, [id]: 'changed' });
    expect(exitCodeOf(all)).toBe(1);
    const table = tableOf(all, (each) => ROWS.find((row) => row.id === each)?.breaks ?? '');
    expect(table.split('What the changes break')[1]).toContain(`  ${id}: `);
  } finally {
    mend();
  }
});

test('a limit, a broken server and no answer: it cannot be told', async () => {
  for (const fault of [{ status: 429 }, { status: 503 }, { kind: 'reset' as const }]) {
    const mend = hub.addFault({ match: { path: '/v2/search/repositories/' }, kind: 'status', ...fault });
    hub.rate.reset();
    const all = await results();
    mend();
    expect(statesOf(all)).toEqual({ ...ALL_HELD, 'hub.search': 'unknown' });
    expect(exitCodeOf(all)).toBe(2);
    const end = tableOf(all, () => '').split('\n\n')[1];
    expect(end).toBe(`1 of ${ROWS.length} could not be told.`);
  }
});

test('by the command line: rows as a file, and the exit code', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'tagkin-live-'));
  try {
    const file = join(folder, 'rows.json');
    const args = ['--no-browser', '--connect-to', address(), '--json', file];
    const { ok, output } = await command(npmScript('live-check', ...args));
    expect([ok, output]).toEqual([
      true,
      expect.stringMatching(/^This sends at most 60 requests .* 2 of them pulls/),
    ]);
    const rows = JSON.parse(await readFile(file, 'utf8')) as Result[];
    expect(rows.map(({ id }) => id)).toEqual(ROWS.map(({ id }) => id));
    expect(Object.keys(rows[0] ?? {})).toEqual(['id', 'assumption', 'state', 'seen', 'since']);
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a report has no token and no address', async () => {
  const asked = createAsked(address());
  for (const row of ROWS) await resultOf(row, asked);
  const report = reportOf([], asked.answers);
  expect(report).not.toMatch(/eyJ|Bearer [\w-]{20}|127\.0\.0\.1/);
  expect(report).toContain('hub.docker.com/v2/namespaces/library/repositories/nginx/tags');
  expect(cleaned('{"token":"abc","at":"2026-10-02T10:11:12Z","from":"203.0.113.7","v6":"2001:db8::1"}')).toBe(
    '{"token":"removed","at":"2026-10-02T10:11:12Z","from":"removed","v6":"removed"}',
  );
});
