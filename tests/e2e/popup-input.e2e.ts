import { expect, test } from 'vitest';
import { describeBrowser } from './harness/index.ts';
import { axeFindings } from './support/axe.ts';
import {
  enterAtOnce,
  lookedUp,
  lookUp,
  openPopup,
  paste,
  says,
  shown,
  startFreshPopup,
  type,
} from './support/popup.ts';
import { toApi } from './support/requests.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

/** What one image is pasted as, and what is looked up. */
const PASTED: [text: string, heading: string][] = [
  ['nginx:1.31', 'nginx:1.31'],
  ['docker.io/library/nginx', 'nginx:latest'],
  [' "nginx:1.31". ', 'nginx:1.31'],
  ['docker pull nginx:1.31', 'nginx:1.31'],
  ['$ sudo docker run --rm -it -p 80:80 -v /a:/b nginx:1.31 nginx -t', 'nginx:1.31'],
  ['FROM --platform=linux/s390x nginx:1.31 AS web', 'nginx:1.31'],
  ['    image: nginx:1.31 # web', 'nginx:1.31'],
  ['docker://nginx:1.31', 'nginx:1.31'],
  ['https://hub.docker.com/_/nginx', 'nginx:latest'],
  ['https://hub.docker.com/_/nginx/tags?name=1.31', 'nginx:1.31'],
  ['https://hub.docker.com/r/bigcorp/hundred/tags', 'bigcorp/hundred:latest'],
  [
    `https://hub.docker.com/layers/library/nginx/1.31/images/sha256-${'a'.repeat(64)}`,
    `nginx:1.31@${DIGEST}`,
  ],
];

const DOCKERFILE = `# A build
ARG GO=1.26.1
FROM golang:\${GO} AS build
RUN make
FROM nginx:1.31-alpine
COPY --from=build /app /app
COPY --from=nginx:nope /x /x
COPY --from=\${WHAT} /y /y
`;
const COMPOSE = `services:
  web:
    image: nginx:1.31
  worker:
    image: \${REGISTRY:-docker.io}/bigcorp/hundred:1.19
`;
const KUBERNETES = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      initContainers:
        - { name: init, image: "library/tiny:1.12" }
      containers:
        - { name: web, image: "nginx:1.31" }
`;

/** What is no image, the kind of the failure, and what the sentence must name. */
const NOTHING: [text: string, kind: string, sentence: RegExp][] = [
  ['what is this?!', 'malformed', /No image name found/],
  ['Nginx:1', 'malformed', /lowercase/],
  ['nginx:-x', 'malformed', /tag/],
  [DIGEST, 'unsupported', /name@sha256/],
  ['a'.repeat(64), 'unsupported', /name@sha256/],
  ['https://example.test/about', 'malformed', /no image at/],
  ['nginx:$TAG', 'unsupported', /TAG/],
  ['x'.repeat(1500), 'malformed', /too long/],
];

describeBrowser('popup: what people give it', (world) => {
  startFreshPopup(world);

  test('whatever one image is pasted as, it is that image', async () => {
    const page = await openPopup(world);
    for (const [text, heading] of PASTED) {
      await lookUp(page, text);
      await says(page, { heading });
    }
  });

  test('a platform in the text is the one that is shown', async () => {
    const page = await openPopup(world, 'FROM --platform=linux/s390x nginx:1.31 AS web');
    const said = await lookedUp(page);
    expect(said).toMatchObject({ platform: 'linux/s390x', fields: { platform: 'linux/s390x' } });
  });

  test('a Dockerfile: a row for each image, with where it stands and what it points to; no pull', async () => {
    const page = await openPopup(world);
    await lookUp(page, DOCKERFILE);
    const digest = expect.stringMatching(/^sha256:[0-9a-f]{64}$/);
    await says(page, {
      rows: [
        { image: 'docker.io/library/nginx:nope', digest: null, error: 'not-found' },
        {
          image: 'docker.io/library/golang:1.26.1',
          digest,
          where: 'line 3: FROM',
          text: expect.stringContaining('GO = 1.26.1'),
        },
        { image: 'docker.io/library/nginx:1.31-alpine', digest, where: 'line 5: FROM' },
        { image: null, digest: null, text: expect.stringContaining('WHAT') },
      ],
    });
    expect(world.hub.pulls.used).toBe(0);
    await page.click('[data-image="docker.io/library/nginx:1.31-alpine"]');
    expect((await lookedUp(page)).heading).toBe('nginx:1.31-alpine');
  });

  test('compose and Kubernetes files', async () => {
    const page = await openPopup(world);
    await lookUp(page, COMPOSE);
    await says(page, {
      rows: [
        { image: 'docker.io/library/nginx:1.31', where: expect.stringContaining('services.web') },
        { image: 'docker.io/bigcorp/hundred:1.19' },
      ],
    });
    await lookUp(page, KUBERNETES);
    await says(page, {
      rows: [
        { image: 'docker.io/library/tiny:1.12', where: expect.stringContaining('Deployment/web') },
        { image: 'docker.io/library/nginx:1.31' },
      ],
    });
  });

  test('a namespace lists its repositories', async () => {
    const page = await openPopup(world, 'bigcorp/');
    const repositories = ['bigcorp/big', 'bigcorp/hundred', 'bigcorp/thousand'];
    await says(page, { heading: 'bigcorp/', repositories });
    await page.click('[data-repository="bigcorp/hundred"] button');
    await says(page, { heading: 'bigcorp/hundred:latest' });
    await lookUp(page, 'nobodyatall/');
    await says(page, { heading: 'nobodyatall/', repositories: [] });
    await lookUp(page, 'quay.io/coreos/');
    expect(await page.$eval('main', (main) => (main as HTMLElement).innerText)).toContain('quay.io');
  });

  test('what is no image gets a sentence with a next step', async () => {
    const page = await openPopup(world);
    for (const [text, kind, sentence] of NOTHING) {
      await lookUp(page, text);
      await says(page, { errors: [kind], sentences: [expect.stringMatching(sentence)] });
    }
    expect(world.hub.log).toEqual([]);
  });

  test('10 MB pasted: a sentence, and the box goes on working', async () => {
    const page = await openPopup(world);
    await lookUp(page, 'nginx:1.31 '.repeat(1_000_000));
    await says(page, { errors: ['too-large'] });
    await lookUp(page, 'nginx:1.31');
    expect((await lookedUp(page)).heading).toBe('nginx:1.31');
  });

  test('suggestions: what was looked up lately, and what Hub finds, in one request after a pause', async () => {
    const page = await openPopup(world, 'nginx:1.31');
    await lookedUp(page);
    world.hub.clearLog();
    await type(page, 'ngi');
    await says(page, { suggestions: ['nginx:1.31', 'nginx'] });
    expect(world.hub.log.map(({ path, query }) => `${path}?${query.get('query')}`)).toEqual([
      '/v2/search/repositories/?ngi',
    ]);

    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await says(page, { chosen: 'nginx' });
    expect(await page.$eval('#image', (box) => box.getAttribute('aria-activedescendant'))).toBe(
      'suggestion-1',
    );
    await page.keyboard.press('ArrowDown');
    await says(page, { chosen: null, box: 'ngi' });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await says(page, { heading: 'nginx:latest', box: 'nginx', suggestions: [] });
  });

  test('Hub is not searched for a full reference, for other registries, nor after Enter', async () => {
    const page = await openPopup(world);
    await says(page, { box: '' });
    for (const text of ['nginx:1.31', 'quay.io/coreos/dnsmasq', `nginx@${DIGEST}`, 'docker run nginx']) {
      await paste(page, text);
      await paste(page, '');
    }
    await enterAtOnce(page, 'golang');
    await says(page, { heading: 'golang:latest', suggestions: [] });
    await paste(page, 'tiny');
    // The search for what was typed last is the first that there is.
    await says(page, { suggestions: ['tiny'] });
    expect(
      world.hub.log.filter(({ path }) => path.includes('/search/')).map(({ query }) => query.get('query')),
    ).toEqual(['tiny']);
  });

  test('a search that fails adds no suggestion and shows no failure', async () => {
    const page = await openPopup(world, 'nginx:1.31');
    await lookedUp(page);
    const broken = world.hub.addFault({ match: { path: /\/search\// }, kind: 'status', status: 500 });
    await type(page, 'ngi');
    await says(page, { suggestions: ['nginx:1.31'], errors: [] });
    broken();
  });

  test('Escape closes the list, then empties the box, then is the browser’s', async () => {
    const page = await openPopup(world);
    await type(page, 'tin');
    await says(page, { suggestions: ['tiny'] });
    await page.evaluate(() => {
      document.addEventListener('keydown', ({ key, defaultPrevented }) => {
        if (key === 'Escape') document.documentElement.dataset.left = String(!defaultPrevented);
      });
    });
    const left = () => page.evaluate(() => document.documentElement.dataset.left);
    await page.keyboard.press('Escape');
    expect([await left(), (await shown(page)).box]).toEqual(['false', 'tin']);
    await says(page, { suggestions: [] });
    await page.keyboard.press('Escape');
    await says(page, { box: '' });
    expect(await left()).toBe('false');
    await page.keyboard.press('Escape');
    expect(await left()).toBe('true');
  });

  test('by keyboard alone: everything is reached, in the order in which it is read', async () => {
    const page = await openPopup(world, 'golang');
    await lookedUp(page);
    const reached: string[] = [];
    for (let pressed = 0; pressed < 60; pressed += 1) {
      const name = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement | null;
        return at?.dataset.form ?? at?.dataset.alias ?? (at?.id || at?.localName || '');
      });
      if (name === 'body' || (name === 'image' && reached.includes('summary'))) break;
      reached.push(name);
      await page.keyboard.press('Tab');
    }
    const [box, ...rest] = reached;
    expect(box).toBe('image');
    const order = ['select', 'pinned', '1', 'bookworm', 'summary'];
    const places = order.map((name) => rest.indexOf(name));
    expect(places, reached.join(' ')).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('axe-core finds nothing against it', async () => {
    const findsNothing = async () => {
      for (const scheme of ['dark', 'light'] as const) {
        await world.driven.setColorScheme(scheme);
        expect(await axeFindings(page, ['html'], scheme === 'dark' ? 'words' : 'whole')).toEqual([]);
      }
    };
    const page = await openPopup(world, 'nginx:1.31');
    await lookedUp(page);
    await page.click('summary');
    await findsNothing();
    await type(page, 'ngi');
    await says(page, { suggestions: ['nginx:1.31', 'nginx'] });
    await page.keyboard.press('ArrowDown');
    await findsNothing();
    await lookUp(page, DOCKERFILE);
    await says(page, { rows: { length: 4 }, errors: ['not-found'] });
    await findsNothing();
    await lookUp(page, 'quay.io/coreos/dnsmasq');
    await says(page, { errors: ['permission-needed'] });
    await findsNothing();
  });

  test('looking up costs Hub’s API one request for the aliases, one for the platforms', async () => {
    await lookedUp(await openPopup(world, 'nginx'));
    expect(world.hub.count(toApi)).toBe(2);
  });
});
