import type { Page } from 'puppeteer-core';
import type { Browser as Api } from 'webextension-polyfill';
import type { Hub } from '../../hub-in-a-box/index.ts';
import type { Driven, World } from '../harness/index.ts';
import { settled } from './hosts.ts';

export type Stage = Pick<World, 'driven' | 'hub' | 'open' | 'openExtension'>;

/** A stage outside of tests: each page in a tab of its own. */
export function stageOf(driven: Driven, hub: Hub): Stage {
  const visit = async (url: string) => {
    const page = await driven.newPage();
    await page.goto(url);
    return page;
  };
  return {
    driven,
    hub,
    open: (path) => visit(`https://hub.docker.com${path}`),
    openExtension: async (path) => visit(await driven.extensionUrl(path)),
  };
}

/** What a reader may see, in one of its states. */
export interface Surface {
  name: string;
  /** It is what a reader sees at first: the second look has more. */
  isFirst?: true;
  /** Where Tagkin has drawn: what axe looks at. */
  inside: string[];
  /** Where the worker has put it into words: asks for them again. */
  again?(page: Page): Promise<void>;
  /** Opens it, and resolves once that is on the screen. */
  open(stage: Stage): Promise<Page>;
}

/** A page of Docker Hub, once every host has this state, and then whatever is done there. */
export const hub =
  (path: string, state = 'complete', then?: (page: Page) => Promise<unknown>): Surface['open'] =>
  async (stage) => {
    const page = await stage.open(path);
    await settled(page, state);
    await then?.(page);
    return page;
  };

/** A page of ours, once it has this. */
export const own =
  (path: string, selector: string, then?: (page: Page) => Promise<unknown>): Surface['open'] =>
  async (stage) => {
    const page = await stage.openExtension(path);
    await page.waitForSelector(selector);
    await then?.(page);
    return page;
  };

export const image = (name: string, more: Record<string, string> = {}) =>
  `popup.html?${new URLSearchParams({ image: name, ...more })}`;
export const inspect = (name: string, more: Record<string, string> = {}) =>
  `inspect.html?${new URLSearchParams({ image: name, ...more })}`;

const FAULTS = {
  broken: { kind: 'status', status: 500 },
  limited: { kind: 'status', status: 429, headers: { 'retry-after': '3600' } },
  private: { kind: 'status', status: 404, body: '{}' },
} as const;

/** Docker Hub's pause is forgotten: the page that shows it does not ask before its end. */
async function endPause({ driven }: Stage): Promise<void> {
  await driven.background(() => {
    const { chrome } = globalThis as unknown as { chrome: Api };
    return chrome.storage.session.clear();
  });
  await driven.killWorker();
}

/** The same while Docker Hub's API does this. */
export const whileHub =
  (fault: 'slow' | keyof typeof FAULTS, open: Surface['open']): Surface['open'] =>
  async (stage) => {
    const isApi = ({ path }: { path: string }) => path.startsWith('/v2/');
    if (fault === 'slow') stage.hub.latency = (request) => (isApi(request) ? 60_000 : 0);
    const mend = fault === 'slow' ? () => undefined : stage.hub.addFault({ match: isApi, ...FAULTS[fault] });
    const page = await open(stage);
    mend();
    stage.hub.latency = 0;
    if (fault === 'limited') await endPause(stage);
    return page;
  };
