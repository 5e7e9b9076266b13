import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import { newWorld } from './worker.ts';

beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.resetModules();
});

const parts = async () => ({
  omnibox: await import('../../lib/worker/omnibox.ts'),
  recent: await import('../../lib/store/recent.ts'),
  settings: await import('../../lib/store/settings.ts'),
  browser: (await import('../../lib/browser.ts')).browser,
});

test('what was looked up lately is suggested, as text and not as markup', async () => {
  newWorld().instead.push(() => new Response('down', { status: 503 }));
  const { omnibox, recent } = await parts();
  await recent.addRecent({ image: 'nginx:1.31' }, 'ordinary');
  await recent.addRecent({ image: 'redis' }, 'ordinary');
  expect(await omnibox.suggestInOmnibox(' NGINX ', 'ordinary')).toEqual([
    { content: 'nginx:1.31', description: 'nginx:1.31 — looked up lately' },
  ]);
  await recent.addRecent({ image: '<b>&x' }, 'ordinary');
  expect(await omnibox.suggestInOmnibox('<b>', 'ordinary')).toEqual([
    { content: '<b>&x', description: '&#60;b&#62;&#38;x — looked up lately' },
  ]);
});

test('the first line is named for what Enter does, unless the feature is off', async () => {
  const { omnibox, settings, browser } = await parts();
  const setDefaultSuggestion = vi.fn();
  Object.assign(browser, { omnibox: { setDefaultSuggestion } });
  await omnibox.nameFirstLine();
  expect(setDefaultSuggestion.mock.calls).toEqual([[{ description: 'Inspect image' }]]);
  const { features } = await settings.loadSettings();
  await settings.changeSettings({ features: { ...features, omnibox: false } });
  await omnibox.nameFirstLine();
  expect(setDefaultSuggestion).toHaveBeenCalledOnce();
});

test('Firefox, which shows descriptions as they are, gets no markup escaped', async () => {
  newWorld().instead.push(() => new Response('down', { status: 503 }));
  const { omnibox, recent, browser } = await parts();
  Object.assign(browser.runtime, { getBrowserInfo: vi.fn() });
  await recent.addRecent({ image: 'a&b' }, 'ordinary');
  const [{ description } = {}] = await omnibox.suggestInOmnibox('a&', 'ordinary');
  expect(description).toBe('a&b — looked up lately');
});

test('a look-up by digest is suggested with the beginning of that, and completes nothing', async () => {
  newWorld().instead.push(() => new Response('down', { status: 503 }));
  const { omnibox, recent, browser } = await parts();
  const update = vi.fn();
  Object.assign(browser, { tabs: { update } });
  const image = `nginx@sha256:${'0123456789abcdef'.repeat(4)}`;
  await recent.addRecent({ image: 'nginx:1.31' }, 'ordinary');
  await recent.addRecent({ image }, 'ordinary');
  const [first] = await omnibox.suggestInOmnibox('ngi', 'ordinary');
  expect(first).toEqual({ content: image, description: 'nginx@sha256:0123456789ab — looked up lately' });
  await omnibox.openFromOmnibox('ngi', 'currentTab', 'ordinary');
  expect(update.mock.lastCall?.[0].url).toContain('image=nginx%3A1.31');
});

test('an incomplete name becomes the best suggestion; a name that exists, and a reference, stay', async () => {
  const { omnibox, recent, browser } = await parts();
  const update = vi.fn();
  Object.assign(browser, { tabs: { update } });
  newWorld().instead.push(() => new Response('down', { status: 503 }));
  await recent.addRecent({ image: 'nginx' }, 'ordinary');
  const opened = async (text: string) => {
    await omnibox.openFromOmnibox(text, 'currentTab', 'ordinary');
    return new URL(update.mock.lastCall?.[0].url).searchParams.get('image');
  };
  expect([await opened('ngi'), await opened('nginx'), await opened('ngi:1')]).toEqual([
    'nginx',
    'nginx',
    'ngi:1',
  ]);
});

test('entering opens the look-up where it is wanted, and nothing where the feature is off', async () => {
  const { omnibox, settings, browser } = await parts();
  const create = vi.fn();
  const update = vi.fn();
  Object.assign(browser, { tabs: { create, update } });
  const url = 'chrome-extension://tagkin/inspect.html?image=nginx%3A1';
  await omnibox.openFromOmnibox('nginx:1', 'currentTab', 'ordinary');
  await omnibox.openFromOmnibox('nginx:1', 'newBackgroundTab', 'ordinary');
  expect(update).toHaveBeenCalledWith({ url });
  expect(create).toHaveBeenCalledWith({ url, active: false });
  await omnibox.openFromOmnibox('FROM nginx', 'currentTab', 'ordinary');
  expect(update).toHaveBeenLastCalledWith({ url: 'chrome-extension://tagkin/popup.html?image=FROM+nginx' });

  const { features } = await settings.loadSettings();
  await settings.changeSettings({ features: { ...features, omnibox: false } });
  await omnibox.openFromOmnibox('nginx:1', 'currentTab', 'ordinary');
  expect(update).toHaveBeenCalledTimes(2);
  expect(await omnibox.suggestInOmnibox('nginx', 'ordinary')).toEqual([]);
});

test('what is entered in a private window opens in a tab whose address does not contain it', async () => {
  const { omnibox, browser } = await parts();
  const create = vi.fn();
  const update = vi.fn();
  Object.assign(browser, { tabs: { create, update } });
  await omnibox.openFromOmnibox('bigcorp/secret', 'currentTab', 'private');
  expect(create).toHaveBeenCalledWith({
    url: 'chrome-extension://tagkin/popup.html?private',
    active: true,
  });
  expect(update).not.toHaveBeenCalled();
  const { takePending } = await import('../../lib/worker/menus.ts');
  expect(await takePending('ordinary')).toBeNull();
  expect(await takePending('private')).toBe('bigcorp/secret');
  expect(await takePending('private')).toBeNull();
});

test('a name of another registry is never sent to Docker Hub, from the address bar or the popup', async () => {
  const world = newWorld();
  const { omnibox } = await parts();
  const { HANDLERS } = await import('../../lib/worker/handlers.ts');
  for (const text of [
    'quay.io',
    'quay.io/bigcorp/secret',
    'registry.corp.example/team/app',
    'localhost/app',
  ]) {
    expect(await omnibox.suggestInOmnibox(text, 'ordinary')).toEqual([]);
    expect(await HANDLERS['hub.search']({ text }, 'ordinary', 'extension')).toEqual([]);
  }
  expect(world.asked).toEqual([]);
  await omnibox.suggestInOmnibox('nginx', 'ordinary');
  expect(world.asked.map(({ search }) => search)).toEqual(['?query=nginx&page_size=8']);
});
