import { expect, test, vi } from 'vitest';

test('a defect in the listener itself, its first statement included, is internal too', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  const { onMessage } = await import('../../lib/worker/on-message.ts');
  const { browser } = await import('../../lib/browser.ts');
  const internal = { ok: false, error: { kind: 'internal', defect: { name: 'RangeError' } } };
  const fail = () => {
    throw new RangeError('secret');
  };
  const { id } = browser.runtime;
  const broken = ['id', 'url', 'tab'] as const;
  for (const part of broken) {
    const sender = Object.defineProperty({ id, url: 'chrome-extension://tagkin/popup.html' }, part, {
      get: fail,
    });
    expect(await onMessage({ tagkin: 'settings.look', request: {} }, sender)).toMatchObject(internal);
  }
  vi.spyOn(browser.runtime, 'id', 'get').mockImplementation(fail);
  expect(await onMessage({ tagkin: 'settings.look', request: {} }, { id })).toMatchObject(internal);
  vi.restoreAllMocks();
  vi.spyOn(console, 'error').mockReturnValue(undefined);
  const hostile = { tagkin: 'features.look', request: new Proxy({}, { get: fail, has: fail }) };
  expect(await onMessage(hostile, { id, url: 'https://hub.docker.com/' })).toMatchObject(internal);
  expect(log).toHaveBeenCalled();
  vi.restoreAllMocks();
});

test('a message of another extension has no answer', async () => {
  const { onMessage } = await import('../../lib/worker/on-message.ts');
  expect(onMessage({ tagkin: 'settings.look', request: {} }, { id: 'other@test' })).toBeUndefined();
});
