import type { Page } from 'puppeteer-core';
import { expect, test, vi } from 'vitest';
import { clickInShadow, describeBrowser, inShadow, pressInShadow } from './harness/index.ts';
import { fieldsOf } from './support/documents.ts';
import { settled } from './support/hosts.ts';
import { registryRequests, says, startFreshPopup } from './support/popup.ts';

const LATEST = 'tagkin-aliases[data-tag="latest"]';

interface Panel {
  busy: boolean;
  note: string;
  fields: Record<string, string>;
  pulls: number | null;
  errors: string[];
  exact: boolean;
  steps: number;
}

/** Waits until the config panel in a host shows this. */
async function panelSays(page: Page, host: string, what: object): Promise<Panel> {
  const panel = () =>
    inShadow(page, host, (root) => {
      const within = root.querySelector('.config-panel');
      if (!within) return null;
      const all = (selector: string) => [...within.querySelectorAll<HTMLElement>(selector)];
      const field = (row: HTMLElement) => {
        const lines = [...row.querySelectorAll<HTMLElement>('dd li')].map((line) => line.innerText.trim());
        return lines.length > 0 ? lines.join('\n') : (row.querySelector('dd')?.innerText ?? '');
      };
      const pulls = all('[data-pulls]')[0]?.dataset.pulls;
      return {
        busy: within.getAttribute('aria-busy') === 'true',
        note: all('[role="status"]')[0]?.innerText ?? '',
        fields: Object.fromEntries(all('[data-field]').map((row) => [row.dataset.field, field(row)])),
        pulls: pulls === undefined ? null : Number(pulls),
        errors: all('[role="alert"]').map((alert) => alert.dataset.error ?? ''),
        exact: all('[data-action="exact"]').length > 0,
        steps: all('.history li').length,
      };
    });
  await expect.poll(panel, { timeout: 20_000, interval: 100 }).toMatchObject(what);
  return panel() as Promise<Panel>;
}

describeBrowser('config on Hub’s pages', (world) => {
  startFreshPopup(world);

  const imageOf = (repository: string, name: string): string =>
    world.hub.repositories
      .get(repository)
      ?.tags.find((tag) => tag.name === name)
      ?.images.find(({ architecture, os }) => os === 'linux' && architecture === 'amd64')?.digest ?? '';

  const popups = async () =>
    (await world.driven.browser.pages()).filter((page) => page.url().includes('/popup.html'));
  const popupTab = () => vi.waitFor(async () => (await popups())[0] ?? fail(), { timeout: 20_000 });
  const fail = () => {
    throw new Error('no popup in a tab');
  };

  /** Fields that the build steps and the config share, without PATH: it is the base's, so no step sets it. */
  function common(digest: string): Record<string, string> {
    const { created: _, env = '', ...fields } = fieldsOf(digest);
    return { ...fields, env: env.replace(/^PATH=.*\n/, '') };
  }

  /** The same of a web page, where nothing is claimed of what no step sets. */
  const bySteps = (digest: string) =>
    Object.fromEntries(Object.entries(common(digest)).filter(([, value]) => value !== 'none'));

  test('in a tag block: first from Hub’s build steps, without a pull, and marked so', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const asked = world.hub.log.length;
    await clickInShadow(page, LATEST, '[data-action="config"]');
    const digest = imageOf('library/nginx', 'latest');
    const panel = await panelSays(page, LATEST, { busy: false, exact: true, errors: [] });
    expect(panel.fields).toMatchObject({ ...bySteps(digest), unread: 'Volumes, Health check' });
    expect(Object.keys(panel.fields)).not.toContain('volumes');
    expect(panel.fields.created).toBeUndefined(); // no step says it
    expect(panel.note).toContain('no pull used');
    expect(panel.steps).toBeGreaterThan(5);
    expect(registryRequests(world.hub)).toEqual([]);
    expect(world.hub.log).toHaveLength(asked + 1);
    expect(
      await inShadow(page, LATEST, (root) => root.querySelector('[aria-expanded="true"]')?.textContent),
    ).toBe('Config');
  });

  test('exact on an extension page alone: a click in the page opens it, and costs no pull', async () => {
    const digest = imageOf('library/nginx', 'latest');
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await panelSays(page, LATEST, { busy: false, exact: true });
    await clickInShadow(page, LATEST, '[data-action="exact"]'); // a script's click opens nothing
    await pressInShadow(page, LATEST, '[data-action="exact"]');
    const popup = await popupTab();
    expect(new URL(popup.url()).search).toBe('?image=nginx%3Alatest&from=page');
    const derived = await says(popup, {
      heading: 'nginx:latest',
      fields: common(digest),
      coverage: [34, 34],
    });
    expect(derived.aliases.index).toContain('1.31.4');
    expect(await popups()).toHaveLength(1);
    expect(registryRequests(world.hub)).toEqual([]);
    expect(world.hub.pulls.used).toBe(0);

    await popup.reload();
    await says(popup, { heading: 'nginx:latest', fields: common(digest) });
    expect(registryRequests(world.hub)).toEqual([]);
    await popup.focus('#image');
    await popup.keyboard.press('Enter'); // the reader's own
    await says(popup, { fields: fieldsOf(digest), pulls: 99, errors: [] });
    expect(world.hub.pulls.used).toBe(1);
  });

  test('on the overview page, and on a layers page', async () => {
    const digest = imageOf('library/nginx', 'latest');
    for (const [path, host] of [
      ['/_/nginx', 'tagkin-summary'],
      [`/layers/library/nginx/latest/images/${digest.replace(':', '-')}`, 'tagkin-aliases'],
    ] as const) {
      const page = await world.open(path);
      await settled(page);
      await clickInShadow(page, host, '[data-action="config"]');
      const { fields } = await panelSays(page, host, { busy: false, exact: true, errors: [] });
      expect(fields, path).toMatchObject(bySteps(digest));
    }
    expect(world.hub.pulls.used).toBe(0);
  });

  test('the button closes it again, and the page stays where it is', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const height = () => inShadow(page, LATEST, (root) => root.host.getBoundingClientRect().height);
    const before = await height();
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await panelSays(page, LATEST, { busy: false });
    expect(await height()).toBeGreaterThan(before);
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await inShadow(page, LATEST, (root) => root.querySelector('.config-panel') === null);
    expect(await height()).toBe(before);
  });

  test('the config is for the platform chosen above the list', async () => {
    const page = await world.open('/_/golang/tags');
    await settled(page);
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await panelSays(page, LATEST, { fields: { platform: 'linux/amd64' } });
    await inShadow(page, 'tagkin-listing', (root) => {
      const select = root.querySelector('select');
      if (!select) return false;
      select.value = 'windows/amd64@10.0.26100.7171';
      return select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    await panelSays(page, LATEST, { fields: { platform: 'windows/amd64@10.0.26100.7171' }, errors: [] });
  });

  test('a failure is shown in its place, and the rest of the block stays', async () => {
    world.hub.addFault({ match: { path: /\/images$/ }, kind: 'shape', times: 1 });
    const page = await world.open('/_/nginx/tags');
    const levels = (await settled(page)).get('latest')?.levels;
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await panelSays(page, LATEST, { busy: false, errors: ['malformed'], fields: {} });
    expect((await settled(page)).get('latest')?.levels).toEqual(levels);
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await clickInShadow(page, LATEST, '[data-action="config"]');
    await panelSays(page, LATEST, { busy: false, errors: [], fields: { user: 'root' } });
  });

  test('hostile steps stay text', async () => {
    const page = await world.open('/r/evil/hostile/tags');
    await clickInShadow(page, LATEST, '[data-action="config"]');
    const { fields } = await panelSays(page, LATEST, { busy: false, errors: [] });
    expect(fields.env).toContain('<img');
    expect(
      await inShadow(page, LATEST, (root) => ({ count: root.querySelectorAll('img, script').length })),
    ).toEqual({ count: 0 });
    expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  });

  test('a tag without an image shows a failure', async () => {
    world.hub.page.pageSize = 25;
    const page = await world.open('/r/odd/answers/tags');
    await settled(page);
    const chart = 'tagkin-aliases[data-tag="model"]';
    await clickInShadow(page, chart, '[data-action="config"]');
    await panelSays(page, chart, { busy: false, errors: ['unsupported'], fields: {} });
  });
});
