import type { Page } from 'puppeteer-core';
import { clickInShadow, waitForShadow } from '../harness/index.ts';
import { layersPathOf } from './layers.ts';
import { hub, image, inspect, own, type Surface, whileHub } from './surface.ts';

const ON_TAGS = ['tagkin-listing', 'tagkin-aliases'];

const TEXT =
  'services:\n  web:\n    image: nginx:1.30\n  build:\n    image: golang\n  cache:\n    image: nope:1\n';

const DONE = 'article[data-state="complete"]';

async function openConfig(page: Page): Promise<void> {
  await clickInShadow(page, 'tagkin-aliases', '[data-action="config"]');
  await waitForShadow(page, 'tagkin-aliases', '[data-field="cmd"]');
}

/** Every surface in every state: axe looks at each, and `npm run screenshots -- --all` photographs it. */
export const SURFACES: readonly Surface[] = [
  { name: 'tags', inside: ON_TAGS, open: hub('/_/golang/tags') },
  {
    name: 'tags, config',
    inside: ON_TAGS,
    open: hub('/_/nginx/tags', 'complete', openConfig),
    async again(page) {
      await clickInShadow(page, 'tagkin-aliases', '[data-action="config"]');
      await openConfig(page);
    },
  },
  {
    name: 'tags, images',
    inside: ON_TAGS,
    open: hub('/_/nginx/tags', 'complete', async (page) => {
      await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
      await waitForShadow(page, 'tagkin-listing', '[data-group]');
    }),
  },
  {
    name: 'tags, export',
    inside: ON_TAGS,
    open: hub('/_/golang/tags', 'complete', async (page) => {
      await clickInShadow(page, 'tagkin-listing', '[data-action="export"]');
      await waitForShadow(page, 'tagkin-listing', '[data-export]');
    }),
  },
  { name: 'tags, partial', isFirst: true, inside: ON_TAGS, open: hub('/r/bigcorp/big/tags', 'partial') },
  { name: 'tags, loading', inside: ON_TAGS, open: whileHub('slow', hub('/_/tiny/tags', 'loading')) },
  { name: 'tags, error', inside: ON_TAGS, open: whileHub('broken', hub('/_/tiny/tags', 'error')) },
  {
    name: 'tags, not public',
    inside: ON_TAGS,
    open: whileHub('private', hub('/r/bigcorp/hundred/tags', 'error')),
  },
  {
    name: 'tags, rate limit',
    inside: ON_TAGS,
    open: whileHub('limited', async (stage) => {
      const page = await stage.open('/_/nginx/tags');
      await waitForShadow(page, 'tagkin-listing', '[data-error="rate-limited"]');
      return page;
    }),
  },
  { name: 'overview', inside: ['tagkin-summary'], open: hub('/_/golang') },
  {
    name: 'layers',
    inside: ['tagkin-aliases'],
    open: (stage) => hub(layersPathOf(stage, 'library/golang', 'latest', 'linux/amd64'), 'complete')(stage),
  },
  {
    name: 'dock',
    inside: ['tagkin-dock'],
    async open(stage) {
      stage.hub.page.hydrateAfterMs = null;
      const page = await stage.open('/_/golang');
      await waitForShadow(page, 'tagkin-dock[data-state="complete"]', '[data-group]');
      stage.hub.page.hydrateAfterMs = 50;
      return page;
    },
  },
  { name: 'popup, empty', inside: ['body'], open: own('popup.html', '#image') },
  { name: 'popup', inside: ['body'], open: own(image('nginx'), `${DONE} [data-exact="true"], ${DONE} .kv`) },
  {
    name: 'popup, by steps',
    inside: ['body'],
    open: own(image('nginx', { from: 'page' }), '[data-exact="false"]'),
  },
  {
    name: 'popup, loading',
    inside: ['body'],
    open: whileHub('slow', own(image('tiny'), 'article[data-state="loading"]')),
  },
  { name: 'popup, no such tag', inside: ['body'], open: own(image('nginx:1.3'), '[data-error="not-found"]') },
  {
    name: 'popup, permission',
    inside: ['body'],
    open: own(image('quay.example.test/a/b'), '[data-error="permission-needed"]'),
  },
  {
    name: 'popup, private',
    inside: ['body'],
    open: own(image('bigcorp/secret'), '[data-error="unauthorized"]'),
  },
  {
    name: 'popup, no pull left',
    inside: ['body'],
    async open(stage) {
      const { limit } = stage.hub.pulls;
      stage.hub.pulls.limit = 0;
      const page = await own(image('nginx:1.30'), '[data-error="rate-limited"]')(stage);
      stage.hub.pulls.limit = limit;
      return page;
    },
  },
  {
    name: 'inspect, private',
    inside: ['body'],
    open: own(inspect('bigcorp/secret'), '[data-error="unauthorized"]'),
  },
  { name: 'popup, windows', inside: ['body'], open: own(image('golang:nanoserver'), DONE) },
  { name: 'popup, artifact', inside: ['body'], open: own(image('odd/answers:chart-1.2.3'), DONE) },
  { name: 'popup, namespace', inside: ['body'], open: own(image('bigcorp/'), '[data-repository]') },
  { name: 'popup, pasted file', inside: ['body'], open: own(image(TEXT), '[data-pinned]') },
  {
    name: 'inspect',
    inside: ['body'],
    open: own(inspect('nginx'), '[data-section="aliases"][data-state="complete"] [data-alias]'),
  },
  {
    name: 'inspect, windows',
    inside: ['body'],
    open: own(inspect('golang:nanoserver'), '[data-section="head"][data-state="complete"]'),
  },
  {
    name: 'inspect, artifact',
    inside: ['body'],
    open: own(
      inspect('odd/answers:chart-1.2.3'),
      '[data-section="head"][data-state]:not([data-state="loading"])',
    ),
  },
  { name: 'inspect, error', inside: ['body'], open: own(inspect('nginx:nope'), '[data-error="not-found"]') },
  {
    name: 'compare',
    inside: ['body'],
    open: own(inspect('nginx:1.30', { compare: 'nginx:1.31' }), '[data-summary]'),
  },
  { name: 'options', inside: ['body'], open: own('options.html', '[data-feature]') },
  { name: 'welcome', inside: ['body'], open: own('welcome.html', '[data-data-use]') },
];
