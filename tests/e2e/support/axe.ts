import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

interface Results {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: { id: string }[];
}
declare const axe: { run(context: { include: string[][] }): Promise<Results> };

/** Rules that find something to look at wherever Tagkin has drawn anything: proof that axe has looked into shadow roots. */
const SURE = ['color-contrast', 'button-name'];

/** What axe-core finds wrong inside these hosts, as `rule: element`; throws where it has not looked into them. */
export async function axeFindings(page: Page, hosts: string[]): Promise<string[]> {
  const script = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(script);
  const { findings, looked } = await page.evaluate(
    async (include) => {
      const { violations, passes } = await axe.run({ include });
      return {
        findings: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
        looked: passes.map(({ id }) => id),
      };
    },
    hosts.map((host) => [host]),
  );
  if (!SURE.every((rule) => looked.includes(rule))) throw new Error(`axe has looked at ${looked} only`);
  return findings;
}
