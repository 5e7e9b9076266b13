import { beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => void vi.resetModules());

/** A browser that opens no popup. */
async function parts() {
  const { browser } = await import('../../lib/browser.ts');
  const create = vi.fn();
  Object.assign(browser, { tabs: { create }, action: { openPopup: () => Promise.reject(new Error('no')) } });
  return { create, menus: await import('../../lib/worker/menus.ts') };
}
const click = { menuItemId: 'inspect-selection', selectionText: 'nginx', editable: false, modifiers: [] };

test('a tab instead of the popup has the text in its address', async () => {
  const { create, menus } = await parts();
  await menus.openForClick(click, 'ordinary');
  expect(create).toHaveBeenCalledWith({ url: 'chrome-extension://tagkin/inspect.html?image=nginx' });
  expect(await menus.takePending('ordinary')).toBeNull();
});

test('a text that is more than a reference is for the popup', async () => {
  const { create, menus } = await parts();
  await menus.openForClick({ ...click, selectionText: 'docker pull nginx' }, 'ordinary');
  expect(create).toHaveBeenCalledWith({
    url: 'chrome-extension://tagkin/popup.html?image=docker+pull+nginx',
  });
});

test('for a private window it does not, and the tab gets the text once', async () => {
  const { create, menus } = await parts();
  await menus.openForClick(click, 'private');
  expect(create).toHaveBeenCalledWith({ url: 'chrome-extension://tagkin/popup.html?private' });
  expect(await menus.takePending('ordinary')).toBeNull();
  expect(await menus.takePending('private')).toBe('nginx');
});
