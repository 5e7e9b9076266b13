import type { Page } from 'puppeteer-core';
import { beforeEach, expect } from 'vitest';
import type { Hub } from '../../hub-in-a-box/index.ts';
import type { World } from '../harness/index.ts';
import { FEW, startFresh } from './fresh.ts';

/** The content of the popup, read from its attributes and texts. */
export interface Shown {
  /** `loading`, `complete`, `error`; null where no image is shown. */
  state: string | null;
  heading: string | null;
  /** Of the index, whole. */
  digest: string | null;
  kind: string | null;
  /** Aliases in their order, by `index` or platform. */
  aliases: Record<string, string[]>;
  /** `1.31.4 by alias` */
  version: string | null;
  platforms: string[];
  platform: string | null;
  /** The rows of the config, by `data-field`; lines of a list end with a line break. */
  fields: Record<string, string>;
  /** Pulls left. */
  pulls: number | null;
  /** Tags known, and tags in all. */
  coverage: [number, number] | null;
  /** Kinds of what went wrong, and their sentences. */
  errors: string[];
  sentences: string[];
  /** Where signing in is offered. */
  signIn: string | null;
  rows: { image: string | null; where: string; digest: string | null; error: string | null; text: string }[];
  repositories: string[];
  suggestions: string[];
  chosen: string | null;
  box: string;
}

/** Runs in the popup. */
function read(): Shown {
  const all = (selector: string, within: ParentNode = document) => [
    ...within.querySelectorAll<HTMLElement>(selector),
  ];
  const one = (selector: string, within: ParentNode = document) =>
    within.querySelector<HTMLElement>(selector);
  const article = one('article');
  const aliases: Record<string, string[]> = {};
  for (const { dataset } of all('[data-alias]')) {
    const level = dataset.platform ?? dataset.level ?? '';
    aliases[level] = [...(aliases[level] ?? []), dataset.alias ?? ''];
  }
  const version = one('[data-version]')?.dataset;
  /** A row of the config; a field that is not set shares a row with others. */
  const field = (row: HTMLElement) => {
    if (row.dataset.unset !== undefined) return 'none';
    const lines = all('dd li', row).map((line) => (line.textContent ?? '').trim());
    return lines.length > 0 ? lines.join('\n') : (one('dd', row)?.innerText ?? '');
  };
  const coverage = one('[data-known]')?.dataset;
  const pulls = one('[data-pulls]')?.dataset.pulls;
  return {
    state: article?.dataset.state ?? null,
    heading: one('h1.ref, h1')?.textContent ?? null,
    digest: one('.facts .digest')?.title.replace(/^Copy /, '') ?? null,
    kind: one('[data-kind]')?.dataset.kind ?? null,
    aliases,
    version: version ? `${version.version} by ${version.versionSource}` : null,
    platforms: all('option').map((option) => (option as HTMLOptionElement).value),
    platform: document.querySelector('select')?.value ?? null,
    fields: Object.fromEntries(all('[data-field]').map((row) => [row.dataset.field, field(row)])),
    pulls: pulls === undefined ? null : Number(pulls),
    coverage: coverage ? [Number(coverage.known), Number(coverage.total)] : null,
    errors: all('[data-error]').map((alert) => alert.dataset.error ?? ''),
    sentences: all('[data-error]').map((alert) => (one('p', alert) ?? alert).innerText),
    signIn: one('[data-action="sign-in"]')?.getAttribute('href') ?? null,
    rows: all('[data-row]').map((row) => ({
      image: row.dataset.image ?? null,
      where: one('.where', row)?.innerText ?? '',
      digest: one('.digest', row)?.title.replace(/^Copy /, '') ?? null,
      error: one('[data-error]', row)?.dataset.error ?? null,
      text: row.innerText,
    })),
    repositories: all('[data-repository]').map((row) => row.dataset.repository ?? ''),
    suggestions: all('[role="option"] > :first-child').map((option) => option.innerText),
    chosen: one('[role="option"][aria-selected="true"] > :first-child')?.innerText ?? null,
    box: document.querySelector('textarea')?.value ?? '',
  };
}

export const shown = (page: Page): Promise<Shown> => page.evaluate(read);

/** Waits until the popup shows this. */
export async function says(page: Page, what: object): Promise<Shown> {
  await expect.poll(() => shown(page), { timeout: 20_000, interval: 100 }).toMatchObject(what);
  return shown(page);
}

/** Waits until the popup on the toolbar shows this. */
export const popupSays = (world: World, what: object): Promise<void> =>
  expect.poll(() => world.driven.inPopup(read), { timeout: 20_000, interval: 100 }).toMatchObject(what);

/** The same, and closes it. */
export async function toolbarSays(world: World, what: object): Promise<void> {
  try {
    await popupSays(world, what);
  } finally {
    // Also after a failure: one that stays open fails the tests after it.
    await world.driven.inPopup(() => void setTimeout(() => window.close()));
  }
  await expect.poll(() => world.driven.inPopup(() => true), { timeout: 20_000 }).toBe(null);
}

/** Waits until an image is known, and every tag of its repository. */
export async function lookedUp(page: Page, state = 'complete'): Promise<Shown> {
  await page.waitForFunction(
    (wanted) => {
      const article = document.querySelector<HTMLElement>('article');
      const coverage = document.querySelector<HTMLElement>('[data-known]')?.dataset;
      return article?.dataset.state === wanted && coverage && coverage.known === coverage.total;
    },
    { polling: 100, timeout: 20_000 },
    state,
  );
  return shown(page);
}

/** The popup in a tab, with this looked up. */
export const openPopup = (world: World, image?: string): Promise<Page> =>
  world.openExtension(image === undefined ? 'popup.html' : `popup.html?${new URLSearchParams({ image })}`);

/** Types into the box, in the place of what is in it. */
export async function type(page: Page, text: string): Promise<void> {
  await page.waitForSelector('#image');
  await page.evaluate(() => document.querySelector('textarea')?.select());
  await page.keyboard.type(text);
}

/** Pastes: the whole text at once. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.waitForSelector('#image');
  await page.evaluate((pasted) => {
    const box = document.querySelector('textarea');
    box?.focus();
    box?.select();
    document.execCommand(pasted === '' ? 'delete' : 'insertText', false, pasted);
  }, text);
}

/** Enters a text at once: no pause between its letters, nor before Enter, in which it would be searched for. */
export async function enterAtOnce(page: Page, text: string): Promise<void> {
  await page.waitForSelector('#image');
  await page.evaluate((entered) => {
    const box = document.querySelector('textarea');
    box?.focus();
    box?.select();
    document.execCommand('insertText', false, entered);
    box?.form?.requestSubmit();
  }, text);
}

export async function lookUp(page: Page, text: string): Promise<void> {
  await paste(page, text);
  await page.keyboard.press('Enter');
}

/** The same for a registry that is new to the popup: allows its hosts, if it asks for them. */
export async function lookUpAllowed(page: Page, text: string): Promise<void> {
  await lookUp(page, text);
  await page.waitForSelector('article[data-state="complete"], article[data-state="error"]');
  await (await page.$('[data-action="allow"]'))?.click();
}

const REGISTRY_HOSTS = ['auth.docker.io', 'registry-1.docker.io', 'production.cloudflare.docker.com'];

/** The requests to Docker Hub's registry with its token server and storage: `GET auth.docker.io`. */
export const registryRequests = (hub: Hub): string[] =>
  hub.log
    .filter(({ host }) => REGISTRY_HOSTS.includes(host))
    .map(({ method, host, path }) => `${method} ${host} ${path.replace(/[0-9a-f]{64}/, '…')}`);

/** As `startFresh`, with few tags on a page; also no pull is used, and the box has no quirks. */
export function startFreshPopup(world: World): void {
  startFresh(world, FEW);
  beforeEach(() => {
    Object.assign(world.hub.pulls, { limit: 100, used: 0 });
    world.hub.quirks = {};
  });
}
