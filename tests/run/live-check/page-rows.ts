import type { Page } from 'puppeteer-core';
import { SELECTORS } from '../../../lib/hub/page/selectors.ts';
import { builtExtension } from '../../e2e/harness/built.ts';
import type { Driven } from '../../e2e/harness/driven.ts';
import { launch } from '../../e2e/harness/launch.ts';
import { type Asked, splitAddress } from './ask.ts';
import { type Row, Unknown } from './row.ts';

const PATIENCE_MS = 30_000;
const TAGS = 'https://hub.docker.com/_/nginx/tags';

/** A browser with the extension, started when the first page row needs it. */
export interface Pages {
  rows: readonly Row[];
  close(): Promise<void>;
}

/** Opens a page and waits until Tagkin has drawn there, or in its docked panel. */
async function visit(driven: Driven, url: string, host: string): Promise<Page> {
  const page = await driven.newPage();
  await page.goto(url, { waitUntil: 'domcontentloaded', timeout: PATIENCE_MS }).catch((error) => {
    throw new Unknown(String(error));
  });
  await page.waitForSelector(`${host}, tagkin-dock`, { timeout: PATIENCE_MS }).catch(() => undefined);
  return page;
}

/** How many of each there are. */
const countIn = (page: Page, selectors: Record<string, string>): Promise<Record<string, number>> =>
  page.evaluate(
    (all) =>
      Object.fromEntries(
        Object.entries(all).map(([name, one]) => [name, document.querySelectorAll(one).length]),
      ),
    selectors,
  );

const inWords = (counts: Record<string, number>) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');

export function createPages(connectTo?: string): Pages {
  let running: Promise<Driven> | undefined;
  const driven = (): Promise<Driven> => {
    const port = connectTo ? Number(splitAddress(connectTo)[1]) : undefined;
    running ??= launch('chromium', {
      extension: builtExtension('chromium'),
      ...(port !== undefined && { hub: { port, proxyPort: port } }),
    }).catch((error) => {
      throw new Unknown(`no browser with the extension: ${error}`);
    });
    return running;
  };

  const row = (
    id: string,
    what: string,
    host: string,
    anchors: Record<string, string>,
    url: (asked: Asked) => Promise<string>,
  ): Row => ({
    id,
    assumption: `Tagkin finds its place on a ${what} page`,
    since: '2026-04-01',
    breaks: `Nothing stands in the ${what} page; after a second the docked panel shows the same facts, and why it is there.`,
    async check(asked) {
      const page = await visit(await driven(), await url(asked), host);
      const counts = await countIn(page, { ...anchors, hosts: host, docks: 'tagkin-dock' });
      await page.close();
      return { isHeld: (counts.hosts ?? 0) > 0 && counts.docks === 0, seen: inWords(counts) };
    },
  });

  const rows: Row[] = [
    row(
      'page.tags',
      'tags',
      'tagkin-aliases',
      { lists: SELECTORS.list, blocks: SELECTORS.block, tables: SELECTORS.images },
      async () => TAGS,
    ),
    row(
      'page.overview',
      'repository',
      'tagkin-summary',
      { commands: SELECTORS.summaryCommand },
      async () => 'https://hub.docker.com/_/nginx',
    ),
    row('page.layers', 'layers', 'tagkin-aliases', { headings: SELECTORS.layersHeading }, async (asked) => {
      const { status, body } = await asked.get(
        'https://hub.docker.com/v2/namespaces/library/repositories/nginx/tags/latest',
      );
      const { images = [] } = (status === 200 ? JSON.parse(body) : {}) as {
        images?: { os: string; architecture: string; digest?: string }[];
      };
      const digest = images.find(
        ({ os, architecture }) => os === 'linux' && architecture === 'amd64',
      )?.digest;
      if (!digest) throw new Unknown('no digest of an image');
      return `https://hub.docker.com/layers/library/nginx/latest/images/${digest.replace(':', '-')}`;
    }),
    {
      id: 'page.hydration',
      assumption: 'Pages are drawn by React, whose marks on elements show when it is ready',
      since: '2026-02-01',
      breaks:
        'Tagkin cannot see when the page is ready: it waits until a second after the page has loaded, and shows the docked panel first.',
      async check() {
        const page = await visit(await driven(), TAGS, 'tagkin-aliases');
        const seen = await page.evaluate(() => {
          const has = (prefix: string) =>
            [document, ...document.querySelectorAll('*')].some((node) =>
              Object.keys(node).some((key) => key.startsWith(prefix)),
            );
          return {
            router: '__reactRouterContext' in window || '__remixContext' in window,
            root: has('__reactContainer$'),
            fiber: has('__reactFiber$'),
          };
        });
        await page.close();
        return { isHeld: Object.values(seen).every(Boolean), seen: JSON.stringify(seen) };
      },
    },
  ];
  return {
    rows,
    close: async () => void (await running?.then((each) => each.close()).catch(() => undefined)),
  };
}
