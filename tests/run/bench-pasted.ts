import type { Page } from 'puppeteer-core';
import { builtExtension } from '../e2e/harness/built.ts';
import type { Driven } from '../e2e/harness/driven.ts';
import { launch } from '../e2e/harness/launch.ts';
import { images, repositoryOf, tagOf } from '../hub-in-a-box/build.ts';
import { type BoxRepository, type Hub, startHub } from '../hub-in-a-box/index.ts';
import { columns } from './bench-text.ts';
import { isTask, startTrace, tracedOn } from './trace-tasks.ts';

/** Milliseconds added to every answer. */
const LATENCY = 20;
const IMAGES = 200;
const REPOSITORIES = 50;

/** Where the images are: at Docker Hub, and at a registry that is asked by HEAD. */
const PLACES = [
  { title: 'Docker Hub', prefix: '' },
  { title: 'another registry', prefix: 'gitea.example.test/' },
];

/** One text with 200 images of 50 repositories: the longest task of each thing that a reader does, and requests until the stop. */
export async function benchPasted(): Promise<string[]> {
  const hub = await startHub({ latencyMs: LATENCY, rateLimit: 5000, repositories: repositories() });
  const driven = await launch('chromium', { hub, extension: builtExtension('chromium') });
  try {
    const rows: string[][] = [];
    for (const { title, prefix } of PLACES) {
      if (prefix) await driven.consent(`https://${prefix}*`);
      rows.push([title, ...(await measure(driven, hub, prefix))]);
    }
    const head = ['', ...STEPS.map(({ name }) => name), 'unasked', 'after the stop'];
    return [
      `a compose file of ${IMAGES} images in ${REPOSITORIES} repositories, ${LATENCY} ms an answer: longest tasks (processor time); requests unasked, and after the stop`,
      ...columns([head, ...rows]),
    ];
  } finally {
    await driven.close();
    await hub.close();
  }
}

const isRead = () => !document.querySelector('[data-action="stop"]');

/** What a reader does, and what is then to be waited for. */
const STEPS: { name: string; act: (page: Page) => Promise<unknown> }[] = [
  { name: 'the table', act: (page) => page.waitForSelector('tr[data-image]') },
  { name: '30 read', act: (page) => page.waitForSelector('[data-action="read-rest"]') },
  {
    name: 'the rest, stopped',
    async act(page) {
      await press(page, '[data-action="read-rest"]');
      await page.waitForFunction(() => (document.querySelector('progress')?.value ?? 0) > 60);
      await press(page, '[data-action="stop"]');
      await page.waitForSelector('[data-action="go-on"]');
    },
  },
  {
    name: 'the rest',
    async act(page) {
      await press(page, '[data-action="go-on"]');
      await page.waitForFunction(isRead);
    },
  },
  { name: 'one more unpinned', act: (page) => press(page, 'tbody [data-action="pin"]') },
  { name: 'all pinned', act: (page) => press(page, '[data-action="pin-all"]') },
  {
    name: 'newest tags',
    async act(page) {
      await press(page, '[data-mode="newest"]');
      await page.waitForSelector('[data-updated]');
    },
  },
];

async function measure(driven: Driven, hub: Hub, prefix: string): Promise<string[]> {
  const page = await driven.newPage();
  if (prefix) await allow(driven, page, `${prefix}many/r0:1.0`);
  hub.clearLog();
  const text = composeOf(prefix);
  const address = await driven.extensionUrl(`popup.html?${new URLSearchParams({ image: text })}`);
  const tasks: string[] = [];
  let [unasked, late] = [0, 0];
  for (const { name, act } of STEPS) {
    await startTrace(page);
    if (tasks.length === 0) await page.goto(address);
    await act(page);
    if (name === 'the rest, stopped') {
      const before = asked(hub);
      await idle(page);
      late = asked(hub) - before;
    }
    if (name === '30 read') unasked = asked(hub);
    await idle(page);
    const events = await tracedOn(page, 'chrome-extension:');
    const longest = Math.max(...events.filter(isTask).map(({ tdur = 0 }) => tdur / 1000));
    tasks.push(`${Math.round(longest)} ms`);
  }
  await page.close();
  return [...tasks, `${unasked}`, `${late}`];
}

/** Looks an image of a registry up, and grants the permission for its host. */
async function allow(driven: Driven, page: Page, image: string): Promise<void> {
  await page.goto(await driven.extensionUrl(`popup.html?${new URLSearchParams({ image })}`));
  await press(page, '[data-action="allow"]');
  await page.waitForSelector('article[data-state="complete"]');
  await page.goto('about:blank');
  await idle(page); // requests of that look-up
}

/** Until what follows a step has been drawn. */
const idle = (page: Page) => page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 600)));

async function press(page: Page, button: string): Promise<void> {
  const found = await page.waitForSelector(button);
  await found?.evaluate((element) => (element as HTMLElement).click());
}

/** Requests, but those of signing in. */
const asked = (hub: Hub): number =>
  hub.count(({ path, status }) => status !== 401 && !/token|^\/v2\/$/.test(path));

const composeOf = (prefix: string): string => {
  const services = Array.from(
    { length: IMAGES },
    (_, at) =>
      `  s${at}:\n    image: ${prefix}many/r${at % REPOSITORIES}:1.${Math.floor(at / REPOSITORIES)}\n`,
  );
  return `services:\n${services.join('')}`;
};

/** Each with a dozen minor versions in four variants. */
const repositories = (): BoxRepository[] =>
  Array.from({ length: REPOSITORIES }, (_, at) => {
    const versions = Array.from({ length: 12 }, (_one, minor) => `1.${minor}`);
    const tags = versions.flatMap((version) =>
      ['', '-slim', '-alpine', '.0'].map((end) =>
        tagOf(version + end, images(`r${at} ${version}${end}`, ['linux/amd64'])),
      ),
    );
    return repositoryOf(`many/r${at}`, tags);
  });

if (import.meta.main) console.log((await benchPasted()).join('\n'));
