import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'puppeteer-core';
import type { BrowserKind } from '../e2e/harness/find.ts';
import { root } from './command.ts';
import { readGroups, type TagBlock } from './read-groups.ts';

const TIMEOUT_MS = 60_000;

/** Waits for the aliases on a tags page, prints them as the page shows them, and takes a picture. */
export async function showGroups(page: Page, kind: BrowserKind): Promise<void> {
  await page.waitForFunction(isSettled, { timeout: TIMEOUT_MS, polling: 100 }).catch(() => {
    throw new Error(`Tagkin showed nothing on ${page.url()} within ${TIMEOUT_MS / 1000} seconds.`);
  });
  for (const block of await page.evaluate(readGroups)) console.log(describe(block));

  const directory = join(root, '.output/screenshots');
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `start-${kind}.png`);
  await page.screenshot({ path });
  console.log(`Screenshot: ${path}`);
}

/** Runs in the page: every tag block has its answer. */
function isSettled(): boolean {
  const hosts = [...document.querySelectorAll('tagkin-aliases')];
  return (
    hosts.length > 0 && hosts.every((host) => (host.getAttribute('data-state') ?? 'loading') !== 'loading')
  );
}

function describe({ tag, state, version, levels, error }: TagBlock): string {
  const heading = `${tag} (${state})${version ? `: version ${version}` : ''}${error ? `: ${error}` : ''}`;
  const lines = levels.map(({ level, aliases }) => `    ${level}: ${aliases.join(', ')}`);
  return [heading, ...(lines.length > 0 ? lines : ['    no alias'])].join('\n');
}
