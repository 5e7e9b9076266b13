import { expect, test } from 'vitest';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import type { BoxTag } from '../hub-in-a-box/index.ts';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { describeBrowser } from './harness/index.ts';
import { fieldsOf } from './support/documents.ts';
import { forgetContent } from './support/forget.ts';
import { lookedUp, openPopup, registryRequests, says, startFreshPopup, type } from './support/popup.ts';

const missing = missingPrograms();

const STORAGE = 'production.cloudflare.docker.com';

describeBrowser(
  'popup',
  (world) => {
    startFreshPopup(world);

    const tagOf = (repository: string, name: string): BoxTag => {
      const tag = world.hub.repositories.get(repository)?.tags.find((each) => each.name === name);
      if (!tag) throw new Error(`no ${repository}:${name} in the box`);
      return tag;
    };
    const imageOf = (repository: string, name: string, architecture: string): string =>
      tagOf(repository, name).images.find((each) => each.architecture === architecture && !each.attestation)
        ?.digest ?? '';

    test('an image in the address is looked up at once: everything the box has about it', async () => {
      const page = await openPopup(world, 'nginx');
      const said = await lookedUp(page);
      expect(said).toMatchObject({
        heading: 'nginx:latest',
        digest: tagOf('library/nginx', 'latest').digest,
        kind: 'index',
        version: '1.31.4 by alias',
        platform: 'linux/amd64',
        coverage: [34, 34],
        errors: [],
      });
      expect(said.platforms).toHaveLength(8);
      const others = NGINX_GROUPS.mainline?.tags.filter((name) => name !== 'latest') ?? [];
      expect(said.aliases.index?.[0]).toBe('1.31.4');
      expect(said.aliases.index?.toSorted()).toEqual(others.toSorted());
      expect(said.fields).toMatchObject(fieldsOf(imageOf('library/nginx', 'latest', 'amd64')));
    });

    test('it costs 4 requests and 1 pull, which it shows; none from the cache', async () => {
      const page = await openPopup(world, 'nginx');
      expect((await lookedUp(page)).pulls).toBe(99);
      const [token, ...others] = registryRequests(world.hub);
      expect(token).toBe('GET auth.docker.io /token');
      expect(others).toEqual([
        'GET registry-1.docker.io /v2/library/nginx/manifests/sha256:…',
        'GET registry-1.docker.io /v2/library/nginx/blobs/sha256:…',
        expect.stringMatching(`^GET ${STORAGE} `),
      ]);
      expect(world.hub.pulls.used).toBe(1);

      await forgetContent(world);
      world.hub.clearLog();
      await page.reload();
      await lookedUp(page);
      expect(registryRequests(world.hub)).toHaveLength(3);
      expect(world.hub.pulls.used).toBe(2);

      world.hub.clearLog();
      await page.reload();
      await lookedUp(page);
      expect(registryRequests(world.hub)).toEqual([]);

      // A digest that its tag still has: what is known of the tag is known of it.
      const pinned = await openPopup(world, `nginx:latest@${tagOf('library/nginx', 'latest').digest}`);
      expect((await lookedUp(pinned)).digest).toBe(tagOf('library/nginx', 'latest').digest);
      expect(registryRequests(world.hub)).toEqual([]);

      // The index is read only where it is asked for.
      const byDigest = await openPopup(world, `nginx@${tagOf('library/nginx', 'latest').digest}`);
      await lookedUp(byDigest);
      expect(registryRequests(world.hub)).toEqual([
        'GET registry-1.docker.io /v2/library/nginx/manifests/sha256:…',
      ]);
      expect(world.hub.pulls.used).toBe(3);
    });

    test('each answer is shown when it arrives, without waiting for the others', async () => {
      const config = world.hub.addFault({ match: { host: STORAGE }, kind: 'hang' });
      const page = await openPopup(world, 'nginx');
      await says(page, { state: 'loading', coverage: [34, 34], version: '1.31.4 by alias', fields: {} });
      config();
      await world.driven.killWorker(); // with the request that hangs, which another look-up would share

      await forgetContent(world);
      const list = world.hub.addFault({ match: { host: 'hub.docker.com', path: /\/tags$/ }, kind: 'hang' });
      const other = await openPopup(world, 'nginx');
      await says(other, { state: 'complete', aliases: {}, fields: { cmd: 'nginx -g "daemon off;"' } });
      list();
      await world.driven.killWorker(); // with the step that hangs
    });

    test('an end of the worker in the middle does not show', async () => {
      const gone = world.hub.addFault({ match: { host: STORAGE }, kind: 'hang', times: 1 });
      const page = await openPopup(world, 'nginx');
      await says(page, { state: 'loading', coverage: [34, 34] });
      await expect.poll(() => world.hub.count({ host: STORAGE }), { timeout: 20_000 }).toBe(1);
      await world.driven.killWorker();
      expect((await lookedUp(page)).errors).toEqual([]);
      gone();
    });

    test('what is typed is looked up by Enter, is in the address, and is offered later', async () => {
      const page = await openPopup(world);
      await type(page, 'nginx:1.31-alpine');
      await page.keyboard.press('Enter');
      expect(await lookedUp(page)).toMatchObject({
        heading: 'nginx:1.31-alpine',
        version: '1.31.4 by alias',
      });
      expect(new URL(page.url()).searchParams.get('image')).toBe('nginx:1.31-alpine');
      await page.reload();
      expect((await lookedUp(page)).box).toBe('nginx:1.31-alpine');

      const later = await openPopup(world);
      const recent = await later.waitForSelector('[data-recent="nginx:1.31-alpine"]');
      expect(await recent?.evaluate(({ parentElement }) => parentElement?.textContent)).toMatch(
        /1\.31\.4.* ago/,
      );
      await recent?.click();
      expect((await lookedUp(later)).heading).toBe('nginx:1.31-alpine');
    });

    test('an alias is looked up in place', async () => {
      const page = await openPopup(world, 'nginx');
      await lookedUp(page);
      await page.click('[data-alias="mainline"]');
      expect((await lookedUp(page)).heading).toBe('nginx:mainline');
      expect(world.hub.pulls.used).toBe(1);
    });

    test('another platform: its config, for one pull more, and the aliases of its image', async () => {
      const page = await openPopup(world, 'golang');
      expect((await lookedUp(page)).aliases['linux/amd64']).toContain('bookworm');
      const used = world.hub.pulls.used;
      await page.select('select', 'linux/s390x');
      const digest = imageOf('library/golang', 'latest', 's390x');
      const said = await says(page, { platform: 'linux/s390x', fields: { digest }, state: 'complete' });
      expect(said.fields).toMatchObject(fieldsOf(digest));
      await says(page, { aliases: { 'linux/s390x': expect.arrayContaining(['bookworm']) } });
      expect(world.hub.pulls.used).toBe(used + 1);

      const windows = said.platforms.find((platform) => platform.startsWith('windows/')) ?? '';
      await page.select('select', windows);
      await says(page, { fields: { platform: windows, user: 'ContainerAdministrator' } });
    });

    test('a copy button copies the image in its format', async () => {
      const page = await openPopup(world, 'nginx:1.31');
      const { digest } = await lookedUp(page);
      await page.evaluate(() => {
        Object.assign(window, { copied: [] });
        navigator.clipboard.writeText = async (text) => {
          (window as unknown as { copied: string[] }).copied.push(text);
        };
      });
      for (const form of ['pull', 'pinned', 'from', 'image']) {
        await page.click('[aria-haspopup="menu"]');
        await page.click(`[role="menu"] [data-form="${form}"]`);
      }
      await page.click('.facts .digest');
      await page.focus('#image');
      await page.keyboard.press('c');
      await page.focus('[data-form="pinned"]');
      await page.keyboard.press('c');
      const copied = await page.evaluate(() => (window as unknown as { copied: string[] }).copied);
      expect(copied).toEqual([
        'docker pull nginx:1.31',
        `nginx:1.31@${digest}`,
        `FROM nginx:1.31@${digest}`,
        `image: nginx:1.31@${digest}`,
        digest,
        `nginx:1.31@${digest}`,
      ]);
      const button = () => page.$eval('[data-form="pinned"]', (one) => one.textContent);
      expect(await button()).toBe('Copied');
      await expect.poll(button, { timeout: 10_000 }).toBe('Copy pinned reference');
    });

    test('a digest: its tags, or the tags whose index has it', async () => {
      const { digest } = tagOf('library/nginx', 'latest');
      const page = await openPopup(world, `nginx@${digest}`);
      const said = await lookedUp(page);
      expect(said.aliases.index?.toSorted()).toEqual(NGINX_GROUPS.mainline?.tags.toSorted());
      expect(said.version).toBe('1.31.4 by env');

      const part = imageOf('library/nginx', 'latest', 's390x');
      const other = await openPopup(world, `nginx@${part}`);
      const partSaid = await lookedUp(other);
      expect(partSaid.aliases.platform?.toSorted()).toEqual(NGINX_GROUPS.mainline?.tags.toSorted());
      expect(partSaid.fields).toMatchObject(fieldsOf(part));
    });

    test.skipIf(missing)('every field of a config, from a real registry', async () => {
      const page = await openPopup(world, 'real/app');
      const said = await lookedUp(page);
      expect(said.fields).toMatchObject(fieldsOf(imageOf('real/app', 'latest', 'amd64')));
      expect(said.version).toBe('1.2.3 by alias');
      expect(said.aliases.index).toEqual(['1.2.3', '1', '1.2']);
      expect(said.fields.healthcheck).toContain('curl -f http://localhost:8080/ || exit 1');
      expect(said.fields.healthcheck).toContain('4 failures');
    });

    test.skipIf(missing)('without a versioned alias, a label gives the version', async () => {
      const page = await openPopup(world, 'real/app:single');
      expect((await lookedUp(page)).version).toBe('1.2.3 by label');
    });

    test.skipIf(missing)(
      'what is no image is named as what it is; what is not recorded is not made up',
      async () => {
        const chart = await lookedUp(await openPopup(world, 'real/app:chart-1.2.3'));
        expect(chart).toMatchObject({ kind: 'helm-chart', fields: {}, errors: [] });
        const sbom = await lookedUp(await openPopup(world, 'real/app:sbom'));
        expect(sbom).toMatchObject({ kind: 'sbom', fields: {}, errors: [] });
        const bare = await lookedUp(await openPopup(world, 'real/app:bare'));
        expect(bare.fields).toMatchObject({
          created: 'not recorded',
          user: 'root',
          env: 'none',
          cmd: 'none',
        });
        const nested = await lookedUp(await openPopup(world, 'real/app:nested'));
        expect(nested.fields).toMatchObject({ user: '101:101' });
        const old = await lookedUp(await openPopup(world, 'real/app:schema1'));
        expect(old).toMatchObject({ kind: 'schema1', fields: { cmd: '/bin/sh' } });
      },
    );

    test('hostile text stays text, and does not fill the page', async () => {
      const page = await openPopup(world, 'evil/hostile');
      await says(page, { state: 'complete', fields: { user: expect.stringContaining('<img') } });
      expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
      expect(await page.$$eval('article img, article script', (all) => all.length)).toBe(0);
      const links = await page.$$eval('article a', (all) =>
        all.map((a) => (a as HTMLAnchorElement).protocol),
      );
      expect(
        links.filter((protocol) => !['https:', 'chrome-extension:', 'moz-extension:'].includes(protocol)),
      ).toEqual([]);
      expect(await page.$eval('[data-field="env"]', (row) => row.textContent)).toContain(
        'Show all 20,005 characters',
      );
      const overflow = () => document.documentElement.scrollWidth > document.documentElement.clientWidth;
      expect(await page.evaluate(overflow)).toBe(false);
    });

    test('no other request is sent, and none carries cookies or an origin', async () => {
      await world.driven.browser.setCookie(
        ...['registry-1.docker.io', 'auth.docker.io', 'hub.docker.com', STORAGE].map((domain) => ({
          name: 'session',
          value: 'secret',
          domain,
          path: '/',
          secure: true,
        })),
      );
      await lookedUp(await openPopup(world, 'nginx'));
      const hosts = new Set(world.hub.log.map(({ host }) => host));
      expect([...hosts].toSorted()).toEqual(
        ['auth.docker.io', 'hub.docker.com', STORAGE, 'registry-1.docker.io'].toSorted(),
      );
      expect(world.hub.log.filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);
      const authorized = world.hub.log.filter(({ headers }) => headers.authorization !== undefined);
      expect([...new Set(authorized.map(({ host }) => host))]).toEqual(['registry-1.docker.io']);
    });
  },
  { real: missing === undefined },
);
