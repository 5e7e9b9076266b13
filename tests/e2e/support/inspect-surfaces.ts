import type { Page } from 'puppeteer-core';
import { sha256 } from '../../hub-in-a-box/build.ts';
import { large } from '../../hub-in-a-box/data/large.ts';
import { shop } from '../../hub-in-a-box/data/shop.ts';
import type { BoxRepository } from '../../hub-in-a-box/model.ts';
import { inspect, own, type Surface } from './surface.ts';

const READ = '[data-section="head"][data-state="complete"]';

/** Presses what loads on request, and waits for what comes of it. */
const press =
  (...steps: [button: string, result: string][]) =>
  async (page: Page): Promise<void> => {
    for (const [button, result] of steps) {
      const found = await page.waitForSelector(button);
      await found?.evaluate((element) => (element as HTMLElement).click());
      await page.waitForSelector(result);
    }
  };

const ofSection = (id: string, button: string) => `[data-section="${id}"] [data-action="${button}"]`;
const complete = (id: string) => `[data-section="${id}"][data-state="complete"]`;

/** Repositories of these surfaces. */
export const inspectRepositories = (): BoxRepository[] => [large(), ...shop()];

/**
 * The inspect page with all that it loads on request, long and short: for the contact sheet alone. What a section is drawn of is in
 * `SURFACES`, where axe looks at it.
 */
export const INSPECT_SURFACES: readonly Surface[] = [
  {
    name: 'inspect, short',
    inside: ['body'],
    open: own(inspect('tiny'), READ),
  },
  {
    name: 'inspect, all read',
    inside: ['body'],
    open: own(
      inspect('acme/shop:2.4.0'),
      '[data-built-on]',
      press(
        ['[data-action="exact"]', '[data-exact="true"]'],
        [ofSection('attestations', 'load'), complete('attestations')],
        ['[data-predicate*="spdx"] [data-action="load"]', '[data-package]'],
        ['[data-predicate*="slsa"] [data-action="load"]', '[data-predicate*="slsa"] [data-field]'],
        [ofSection('referrers', 'load'), complete('referrers')],
        ['[data-raw="config"] summary', '[data-raw="config"][data-state="complete"] .json'],
      ),
    ),
  },
  {
    name: 'inspect, long',
    inside: ['body'],
    open: own(
      inspect('lab/large:1'),
      '[data-layer]',
      press(
        ['[data-action="exact"]', '[data-exact="true"]'],
        [ofSection('attestations', 'load'), '[data-predicate]'],
        ['[data-predicate] [data-action="load"]', '[data-package]'],
      ),
    ),
  },
  {
    name: 'inspect, artifact read',
    inside: ['body'],
    open: own(
      inspect('odd/answers:chart-1.2.3'),
      '[data-action="exact"]',
      press(['[data-action="exact"]', '[data-exact="true"], [data-annotation], [data-section="config"] .kv']),
    ),
  },
  {
    name: 'inspect, no such digest',
    inside: ['body'],
    open: own(inspect(sha256('nothing')), '.found, main h1'),
  },
];
