import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './command.ts';
import { createAsked, MAX_PULLS, MAX_REQUESTS, splitAddress } from './live-check/ask.ts';
import { HUB_ROWS } from './live-check/hub-rows.ts';
import { createPages } from './live-check/page-rows.ts';
import { REGISTRY_ROWS } from './live-check/registry-rows.ts';
import { reportOf, tableOf } from './live-check/report.ts';
import { exitCodeOf, type Result, resultOf } from './live-check/row.ts';

/**
 * `npm run live-check -- [--connect-to HOST:PORT] [--json FILE] [--no-browser] [--report [FILE]]`: asks the real Docker Hub whether
 * what Tagkin assumes still holds. Exit code: 0 when nothing changed, 1 when something did, 2 when it could not be told.
 */
const HELP = `npm run live-check -- [options]   asks Docker Hub whether what Tagkin assumes of it still holds

  --json FILE             writes the rows: [{ id, assumption, state, seen, since }]
  --no-browser            leaves out the pages, which need Chromium and a build (npm run build)
  --report                writes small captured answers, without tokens and addresses, to .output/live-check.json
  --connect-to HOST:PORT  reaches all hosts there, and checks no certificate: for tests
  --help                  this text

Exit code 0: nothing changed; 1: something did; 2: it could not be told.`;

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: {
      'connect-to': { type: 'string' },
      json: { type: 'string' },
      'no-browser': { type: 'boolean', default: false },
      report: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return 0;
  }
  const connectTo = values['connect-to'];
  if (connectTo !== undefined) splitAddress(connectTo);
  const asked = createAsked(connectTo);
  const pages = values['no-browser'] ? undefined : createPages(connectTo);
  console.log(
    `This sends at most ${MAX_REQUESTS} requests to ${connectTo ?? 'Docker Hub'}, ${MAX_PULLS} of them pulls that count${
      pages ? ', and opens four pages in a browser' : ''
    }.\n`,
  );
  const rows = [...HUB_ROWS, ...REGISTRY_ROWS, ...(pages?.rows ?? [])];
  const results: Result[] = [];
  for (const row of rows) results.push(await resultOf(row, asked));
  await pages?.close();
  console.log(tableOf(results, (id) => rows.find((row) => row.id === id)?.breaks ?? ''));
  console.log(`\n${asked.answers.length} requests, ${asked.pulls()} pulls.`);
  if (values.json !== undefined) write(values.json, `${JSON.stringify(results, null, 2)}\n`);
  if (values.report) write(join(root, '.output/live-check.json'), reportOf(results, asked.answers));
  return exitCodeOf(results);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  console.log(path);
}

try {
  process.exitCode = await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 2;
}
