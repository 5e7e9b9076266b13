import { afterEach, expect, test, vi } from 'vitest';
import browser from 'webextension-polyfill';
import { welcome } from '../../lib/worker/welcome.ts';

afterEach(() => vi.restoreAllMocks());

test('the page of the first run opens once, behind the tab that is read', async () => {
  const create = vi.spyOn(browser.tabs, 'create');
  for (const reason of ['update', 'browser_update', 'chrome_update', 'shared_module_update'])
    await welcome(reason);
  expect(create).not.toHaveBeenCalled();
  await welcome('install');
  expect(create.mock.calls).toEqual([[{ url: 'chrome-extension://tagkin/welcome.html', active: false }]]);
});
