import type { Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { LoggedRequest } from '../hub-in-a-box/index.ts';
import { missingPrograms } from '../hub-in-a-box/real/programs.ts';
import { type RealRegistry, startRealRegistry } from '../hub-in-a-box/real/start.ts';
import { describeBrowser } from './harness/index.ts';
import { coverageOf } from './support/coverage.ts';
import { accountsAre, click, openOptions, outcome, setFeature, signIn } from './support/options.ts';
import { lookedUp, lookUpAllowed, openPopup, says, startFreshPopup } from './support/popup.ts';

const missing = missingPrograms();
const PAT = 'dckr_pat_reader';
/** Tags of `bigcorp/big`: far more than an anonymous reader is shown unasked. */
const BIG = 4000;

describeBrowser(
  'credentials',
  (world) => {
    startFreshPopup(world);

    /** By host, what carried an Authorization header or named the token. */
    const signed = (): LoggedRequest[] =>
      world.hub.log.filter(({ headers, method }) => headers.authorization !== undefined || method === 'POST');
    const hostsSignedTo = () => [...new Set(signed().map(({ host }) => host))].sort();
    /** Hosts that got a token with the reader's name; anonymous tokens have none. */
    const hostsWithReaderToken = () => {
      const subject = (token = '') =>
        JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString() || '{}').sub;
      const host = signed().filter(({ headers }) => subject(headers.authorization) === 'reader');
      return [...new Set(host.map(({ host }) => host))];
    };
    const removeAccount = async (options: Page) => {
      await options.bringToFront();
      await click(options, '[data-action="remove"]');
      await accountsAre(options, []);
    };

    describe('a token for Docker Hub', () => {
      test('opens a private repository: the popup offers signing in, and continues by itself', async () => {
        const popup = await openPopup(world, 'bigcorp/secret');
        await says(popup, { state: 'error', errors: ['unauthorized'] });
        const link = await popup.$eval('[data-action="sign-in"]', (each) => (each as HTMLAnchorElement).href);
        expect(link).toBe(await world.driven.extensionUrl('options.html#registry=docker.io'));

        const options = await openOptions(world, '#registry=docker.io');
        expect(await options.$eval('#registry', (box) => (box as HTMLInputElement).value)).toBe('docker.io');
        expect(await signIn(options, { registry: 'docker.io' })).toBe('accepted');
        await accountsAre(options, ['docker.io']);
        expect(await options.$eval('#secret', (box) => (box as HTMLInputElement).value)).toBe('');

        await popup.bringToFront();
        const { coverage, digest } = await lookedUp(popup);
        expect(coverage).toEqual([1, 1]);
        expect(digest).toMatch(/^sha256:/);
        expect(hostsSignedTo()).toEqual(['auth.docker.io', 'hub.docker.com', 'registry-1.docker.io']);

        await removeAccount(options);
        await popup.bringToFront();
        await says(popup, { state: 'error', errors: ['unauthorized'] });
      });

      test('lifts the cap in an open page, and what was read with it goes with it', async () => {
        const page = await world.open('/r/bigcorp/big/tags');
        expect(await coverageOf(page, 'capped')).toBe(BIG);
        const options = await openOptions(world);
        expect(await signIn(options, { registry: 'index.docker.io' })).toBe('accepted');
        await page.bringToFront();
        expect(await coverageOf(page, 'all')).toBe(BIG);
        await removeAccount(options);
        await page.bringToFront();
        expect(await coverageOf(page, 'capped')).toBe(BIG);
      });

      test('that is wrong is refused with a reason, and kept nowhere', async () => {
        const options = await openOptions(world);
        expect(await signIn(options, { registry: 'docker.io', secret: 'wrong' })).toBe('wrong');
        await accountsAre(options, []);
        const locked = JSON.stringify({ detail: 'Too many failed login attempts' });
        const path = '/v2/auth/token';
        const repair = world.hub.addFault({ match: { path }, kind: 'status', status: 401, body: locked });
        expect(await signIn(options, { registry: 'docker.io' })).toBe('locked');
        repair();
      });

      test('outlives the worker, and is kept on this device if chosen', async () => {
        const options = await openOptions(world);
        await signIn(options, { registry: 'docker.io', keep: 'device' });
        await world.driven.killWorker();
        world.hub.clearLog();
        await lookedUp(await openPopup(world, 'bigcorp/secret'));
        await options.bringToFront();
        await removeAccount(options);
      });

      test('comes from a pasted Docker configuration', async () => {
        const options = await openOptions(world);
        await options.evaluate(() => document.querySelector('details')?.setAttribute('open', ''));
        const auth = Buffer.from(`reader:${PAT}`).toString('base64');
        const config = { auths: { 'https://index.docker.io/v1/': { auth } }, credsStore: 'desktop' };
        await options.type('#docker-config', JSON.stringify(config));
        await options.waitForSelector('[data-helper="desktop"]');
        await click(options, '[data-action="add-session"]');
        await accountsAre(options, ['docker.io']);
        expect(await options.$eval('#docker-config', (box) => (box as HTMLTextAreaElement).value)).toBe('');
        await removeAccount(options);
      });
    });

    describe('the reader’s own session', () => {
      const asked = () => world.hub.log.filter(({ path }) => path === '/auth/profile');

      test('is used only if switched on, and for hub.docker.com alone', async () => {
        const first = await world.open('/_/nginx');
        await first.evaluate(() => {
          // biome-ignore lint/suspicious/noDocumentCookie: the box's session is a plain cookie
          document.cookie = 'hub_session=reader; path=/; secure';
        });
        const page = await world.open('/r/bigcorp/big/tags');
        expect(await coverageOf(page, 'capped')).toBe(BIG);
        expect(asked()).toEqual([]);

        const options = await openOptions(world);
        await setFeature(options, 'session', true);
        await page.bringToFront();
        expect(await coverageOf(page, 'all')).toBe(BIG);
        expect(asked().length).toBeGreaterThan(0);
        expect(asked().every(({ headers }) => headers.cookie?.includes('hub_session'))).toBe(true);
        expect(hostsWithReaderToken()).toEqual(['hub.docker.com']);
        const api = world.hub.log.filter(({ path }) => path.startsWith('/v2/'));
        expect(api.filter(({ headers }) => headers.cookie !== undefined)).toEqual([]);

        await options.bringToFront();
        await setFeature(options, 'session', false);
        await page.bringToFront();
        expect(await coverageOf(page, 'capped')).toBe(BIG);
      });

      test('is not available to a page that dispatches every event that it can', async () => {
        const page = await world.open('/r/bigcorp/big/tags');
        expect(await coverageOf(page, 'capped')).toBe(BIG);
        await page.evaluate(() => {
          for (const name of [
            'tagkin:ask',
            'tagkin:waiting',
            'tagkin:hydrated',
            'visibilitychange',
            'storage',
          ])
            for (const target of [document, window])
              target.dispatchEvent(new CustomEvent(name, { detail: { session: true } }));
          document.documentElement.dataset.tagkinOff = '';
          window.postMessage({ tagkin: 'feature.set', request: { id: 'session', on: true } }, '*');
          for (const host of document.querySelectorAll('tagkin-listing, tagkin-aliases'))
            host.dispatchEvent(new CustomEvent('session.offer', { bubbles: true }));
        });
        await page.reload();
        expect(await coverageOf(page, 'capped')).toBe(BIG);
        expect(asked()).toEqual([]);
      });
    });

    describe('a secret is not sent to a thief', () => {
      const thief = 'tokens.example.test';
      const stolen = () =>
        world.hub.log.filter(({ host, headers }) => host === thief && headers.authorization !== undefined);

      test('to another host that Docker Hub redirects to', async () => {
        const options = await openOptions(world);
        const headers = { location: `https://${thief}/steal` };
        const lead = (path: RegExp, status: number) =>
          world.hub.addFault({ match: { host: 'hub.docker.com', path }, kind: 'status', status, headers });
        const repairSignIn = lead(/^\/v2\/auth\/token/, 307);
        expect(await signIn(options, { registry: 'docker.io' })).toBe('unreachable');
        expect(world.hub.count({ host: thief })).toBe(0); // not even without the secret, which was in the body
        repairSignIn();
        expect(await signIn(options, { registry: 'docker.io' })).toBe('accepted');

        const repair = lead(/^\/v2\/namespaces\//, 302);
        const popup = await openPopup(world, 'bigcorp/');
        await popup.waitForSelector('[role="alert"]');
        expect(stolen()).toEqual([]);
        repair();
        await removeAccount(options);
      });

      test.each([
        'docker.io.example.test',
        'registry-1.docker.io.example.test',
        'hub.docker.com.example.test',
        'auth.docker.io.example.test:443',
      ])('to a registry that is only called like Docker’s: %s', async (name) => {
        const options = await openOptions(world);
        await signIn(options, { registry: 'docker.io' });
        const host = name.replace(':443', '');
        const realm = 'Bearer realm="https://auth.docker.io/token",service="registry.docker.io"';
        const headers = { 'www-authenticate': realm };
        const repair = world.hub.addFault({ match: { host }, kind: 'status', status: 401, headers });
        await world.driven.consent(`https://${host}/*`);
        world.hub.clearLog();
        const popup = await openPopup(world);
        await popup.waitForSelector('#image');
        await lookUpAllowed(popup, `${name}/bigcorp/secret`);
        await says(popup, { errors: ['unauthorized'] });
        expect(world.hub.count({ host })).toBeGreaterThan(0);
        // the popup's first page asks Hub for the reader's own namespaces
        expect(hostsWithReaderToken().filter((host) => host !== 'hub.docker.com')).toEqual([]);
        expect(signed().filter(({ headers: sent }) => sent.authorization?.startsWith('Basic'))).toEqual([]);
        repair();
        await options.bringToFront();
        await removeAccount(options);
      });

      test('to the realm that a registry names, on another host', async () => {
        world.hub.quirks.realm = `https://${thief}/token`;
        const registry = 'quirks.example.test';
        await world.driven.consent(`https://${registry}/*`, `https://${thief}/*`);
        const options = await openOptions(world);
        await options.type('#allow-registry', thief);
        await options.keyboard.press('Enter');
        await options.waitForSelector(`[data-origin="https://${thief}/*"]`);
        expect(await signIn(options, { registry })).toBe('approval');
        expect(stolen()).toEqual([]);
        await accountsAre(options, []);
      });
    });

    test('what runs in a page’s process reads no storage of ours, and no message gives it a secret', async () => {
      const options = await openOptions(world);
      await signIn(options, { registry: 'docker.io', keep: 'device' });
      await signIn(options, { registry: 'docker.io', keep: 'session' });
      const page = await world.open('/_/nginx/tags');
      const said = await world.driven.inContentScript(page, async () => {
        const { chrome } = globalThis as unknown as {
          chrome: {
            storage: Record<string, { get(key: null): Promise<unknown> }>;
            runtime: { sendMessage(message: unknown): Promise<unknown> };
          };
        };
        const names = ['account.list', 'settings.look', 'settings.export', 'budget.look', 'hub.mine'];
        const ask = async (tagkin: string) => chrome.runtime.sendMessage({ tagkin, request: {} });
        const stores = ['session', 'local', 'sync'].map(async (area) => chrome.storage[area]?.get(null));
        const asked = [...names, 'features.look'].map(ask);
        const all = await Promise.allSettled([...asked, ...stores, indexedDB.databases()]);
        return JSON.stringify(all.map((each) => (each.status === 'fulfilled' ? each.value : 'refused')));
      });
      expect(said).toContain('features');
      for (const secret of [PAT, 'eyJ', 'credentials', 'account', ':"reader"'])
        expect(said).not.toContain(secret);
      await options.bringToFront();
      await removeAccount(options);
    });

    describe.skipIf(missing)('a real registry on this machine', () => {
      let basic: RealRegistry;
      beforeAll(async () => {
        basic = await startRealRegistry({ auth: 'basic', storage: world.hub.real?.storage ?? '' });
        const repository = world.hub.repositories.get('real/app');
        if (repository) repository.isPrivate = true;
        await world.driven.consent('http://127.0.0.1/*', 'https://auth.docker.io/*');
      });
      afterAll(() => basic.close());

      test('with Basic authentication', async () => {
        const registry = `127.0.0.1:${basic.port}`;
        const options = await openOptions(world, `#${new URLSearchParams({ registry })}`);
        expect(await signIn(options, { registry, secret: 'wrong' })).toBe('wrong');
        const popup = await openPopup(world, `${registry}/real/app:1`);
        await says(popup, { state: 'error', errors: ['unauthorized'] });
        await options.bringToFront();
        expect(await signIn(options, { registry })).toBe('accepted');
        await popup.bringToFront();
        await popup.waitForSelector('article[data-state="complete"] [data-field="cmd"]');
        expect(signed()).toEqual([]); // nothing of it to any other host
        await options.bringToFront();
        await removeAccount(options);
        await popup.bringToFront();
        await says(popup, { errors: ['unauthorized'] });
      });

      test('with tokens of another host, once that pair is approved by name', async () => {
        const registry = `127.0.0.1:${world.hub.real?.port}`;
        const options = await openOptions(world);
        expect(await signIn(options, { registry })).toBe('approval');
        expect(signed()).toEqual([]);
        const button = await options.$eval('[data-action="approve"]', (each) => each.textContent);
        expect(button).toContain('auth.docker.io');
        await click(options, '[data-action="approve"]');
        await options.waitForSelector('[data-check="accepted"]');
        expect(await outcome(options)).toBe('accepted');
        await options.waitForSelector('[data-approval="auth.docker.io"]');
        expect(hostsSignedTo()).toEqual(['auth.docker.io']);

        const popup = await openPopup(world, `${registry}/real/app:1`);
        await popup.waitForSelector('article[data-state="complete"] [data-field="cmd"]');

        await options.bringToFront();
        await click(options, '[data-approval="auth.docker.io"] [data-action="withdraw"]');
        await options.waitForFunction(() => !document.querySelector('[data-approval]'));
        await popup.bringToFront();
        await says(popup, { errors: ['unauthorized'] });
        expect(await popup.$eval('[data-approve]', (each) => each.getAttribute('data-approve'))).toBe(
          'auth.docker.io',
        );
        await click(popup, '[data-action="approve"]');
        await popup.waitForSelector('article[data-state="complete"] [data-field="cmd"]');
      });
    });
  },
  { real: missing === undefined, bigSize: BIG, browser: 'own' },
);
