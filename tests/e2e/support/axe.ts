import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

interface Results {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: { id: string }[];
}
declare const axe: { run(context: { include: string[][] }): Promise<Results> };

/** What axe-core finds wrong inside these hosts, as `rule: element`; throws where it found nothing to look at. */
export async function axeFindings(page: Page, hosts: string[]): Promise<string[]> {
  const script = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(script);
  const { findings, looked } = await page.evaluate(
    async (include) => {
      const { violations, passes } = await axe.run({ include });
      return {
        findings: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
        looked: passes.length,
      };
    },
    hosts.map((host) => [host]),
  );
  if (looked === 0) throw new Error('axe had nothing to look at');
  return findings;
}
