import { beforeEach, describe, expect, test, vi } from 'vitest';

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

describe('the name of the menu', () => {
  const named = async (more: object) => {
    const { menus } = await parts();
    const { browser } = await import('../../lib/browser.ts');
    const update = vi.fn();
    Object.assign(browser.contextMenus, { update, refresh: vi.fn(), ...more });
    await menus.noteMenu({ repository: 'library/nginx', tag: '1.31' }, 'ordinary');
    await menus.noteMenu({ repository: 'library/nginx' }, 'ordinary');
    return update.mock.calls.map(([id, { title }]) => [id, title]);
  };

  test('is that of the block where the browser redraws an open menu, and of no block beside it', async () => {
    const [block, beside] = await named({});
    expect(block).toEqual(['inspect-page', 'Inspect “nginx:1.31”']);
    expect(beside).toEqual(['inspect-page', 'Inspect image']);
  });

  test('stays as it is where the name would come too late', async () => {
    expect(await named({ refresh: undefined })).toEqual([]);
  });
});

describe('a click on a page of tags', () => {
  const onPage = { ...click, menuItemId: 'inspect-page', pageUrl: 'https://hub.docker.com/_/nginx/tags' };
  const opened = async (note: { repository: string; tag?: string } | null, pageUrl = onPage.pageUrl) => {
    const { create, menus } = await parts();
    await menus.noteMenu({ repository: 'library/nginx', tag: 'old' }, 'ordinary');
    if (note) await menus.noteMenu(note, 'ordinary');
    await menus.openForClick({ ...onPage, pageUrl }, 'ordinary');
    return new URL(create.mock.calls[0]?.[0].url).searchParams.get('image');
  };

  test('is about the tag of the block that it was made on', async () => {
    expect(await opened({ repository: 'library/nginx', tag: '1.31' })).toBe('nginx:1.31');
  });

  test('beside every block it is about the page', async () => {
    expect(await opened({ repository: 'library/nginx' })).toBe(onPage.pageUrl);
  });

  test('a block of another page counts for nothing', async () => {
    const page = 'https://hub.docker.com/_/golang/tags';
    expect(await opened(null, page)).toBe(page);
  });

  test('a block of a private window counts for private windows alone', async () => {
    const { create, menus } = await parts();
    await menus.noteMenu({ repository: 'library/nginx', tag: '1.31' }, 'private');
    await menus.openForClick(onPage, 'ordinary');
    expect(create.mock.calls[0]?.[0].url).not.toContain('1.31');
    await menus.openForClick(onPage, 'private');
    expect(await menus.takePending('private')).toBe('nginx:1.31');
  });
});
