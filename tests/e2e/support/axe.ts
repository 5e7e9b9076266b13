import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';
import type { ColorScheme } from '../harness/driven.ts';

interface Results {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: { id: string }[];
}
declare const axe: {
  run(context: { include: string[][] }, options: { runOnly?: string[] }): Promise<Results>;
};

/** The rules that depend on colours: of the dark scheme alone, since all others find the same in the light one. */
const COLOURS = ['color-contrast', 'link-in-text-block'];

/** Rules that find something to look at wherever Tagkin has drawn anything: proof that axe has looked into shadow roots. */
const SURE = [['color-contrast'], ['button-name', 'link-name']];

/**
 * What axe-core finds wrong inside these hosts, as `rule: element`; throws where it has not looked into them. In the dark scheme by
 * the rules about colours: have a test of the light one beside it.
 */
export async function axeFindings(
  page: Page,
  hosts: string[],
  scheme: ColorScheme = 'light',
): Promise<string[]> {
  const only = scheme === 'dark' ? COLOURS : undefined;
  const script = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  await page.evaluate(script);
  const { findings, looked } = await page.evaluate(
    async (include, runOnly) => {
      const { violations, passes } = await axe.run({ include }, { ...(runOnly && { runOnly }) });
      return {
        findings: violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`)),
        looked: passes.map(({ id }) => id),
      };
    },
    hosts.map((host) => [host]),
    only,
  );
  const isSure = (only ? [['color-contrast']] : SURE).every((rules) =>
    rules.some((rule) => looked.includes(rule)),
  );
  if (!isSure) throw new Error(`axe has looked at ${looked} only`);
  return findings;
}
