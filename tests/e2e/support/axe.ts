import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Page } from 'puppeteer-core';

type Look = 'whole' | 'words';

interface Results {
  violations: { id: string; nodes: { html: string; failureSummary?: string }[] }[];
  passes: { id: string }[];
}
declare const axe: {
  run(
    context: { include: string[][] },
    options: {
      runOnly?: string[];
      rules?: Record<string, { enabled: boolean }>;
      resultTypes: string[];
      preload?: boolean;
    },
  ): Promise<Results>;
};

/** The rules of each look. `words`: what a text names, what its length may change, and the colours around it. */
const RULES: Record<Look, string[] | undefined> = {
  whole: undefined,
  words: [
    'aria-command-name',
    'aria-dialog-name',
    'aria-input-field-name',
    'aria-meter-name',
    'aria-progressbar-name',
    'aria-toggle-field-name',
    'aria-tooltip-name',
    'aria-treeitem-name',
    'button-name',
    'color-contrast',
    'document-title',
    'empty-heading',
    'empty-table-header',
    'frame-title',
    'html-has-lang',
    'html-lang-valid',
    'image-alt',
    'image-redundant-alt',
    'input-button-name',
    'label',
    'landmark-unique',
    'link-in-text-block',
    'link-name',
    'role-img-alt',
    'scrollable-region-focusable',
    'select-name',
    'summary-name',
    'svg-img-alt',
    'table-duplicate-name',
    'valid-lang',
  ],
};

/** Off by default: each target has 24 × 24 px, or that much room to itself. */
const ALSO = { 'target-size': { enabled: true } };

/** What an open menu lies over is no target for as long as that is open. */
const UNDER = 'partially obscured';

/** Rules that find something to look at wherever Tagkin has drawn anything: proof that axe has looked into shadow roots. */
const SURE = [['color-contrast'], ['button-name', 'link-name']];

/**
 * What axe-core finds wrong inside these hosts, as `rule: element`; throws where it has not looked into them. `words` is for
 * another language or colour scheme, since all other rules find the same there: beside a look at the whole.
 */
export async function axeFindings(page: Page, hosts: string[], look: Look = 'whole'): Promise<string[]> {
  const only = RULES[look];
  if (!(await page.evaluate(() => 'axe' in globalThis))) {
    const path = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
    await page.evaluate(await readFile(path, 'utf8'));
  }
  const { findings, looked } = await page.evaluate(
    async (include, runOnly, rules, under) => {
      const chosen = runOnly ? { runOnly, preload: false } : { rules };
      const { violations, passes } = await axe.run({ include }, { resultTypes: ['violations'], ...chosen });
      return {
        findings: violations.flatMap(({ id, nodes }) =>
          nodes
            .filter(({ failureSummary }) => !failureSummary?.includes(under))
            .map(({ html }) => `${id}: ${html}`),
        ),
        looked: passes.map(({ id }) => id),
      };
    },
    hosts.map((host) => [host]),
    only,
    ALSO,
    UNDER,
  );
  const isSure = SURE.every((rules) => rules.some((rule) => looked.includes(rule)));
  if (!isSure) throw new Error(`axe has looked at ${looked} only`);
  return findings;
}
