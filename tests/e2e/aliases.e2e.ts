import { expect, test } from 'vitest';
import { GOLANG_GROUPS } from '../hub-in-a-box/data/golang.ts';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import { SIGNATURE } from '../hub-in-a-box/data/odd.ts';
import { describeBrowser, inShadow, pressInShadow, waitForShadow } from './harness/index.ts';
import { startFresh } from './support/fresh.ts';
import { aliasesAt, aliasesOn, says, settled } from './support/hosts.ts';

const others = (group: readonly string[] = [], tag: string) =>
  group.filter((other) => other !== tag).toSorted();

describeBrowser('aliases in tag blocks', (world) => {
  startFresh(world);

  test('every block of nginx names exactly the other tags of its index', async () => {
    world.hub.page.pageSize = 100;
    const page = await world.open('/_/nginx/tags');
    const blocks = await settled(page);
    const groups = Object.values(NGINX_GROUPS);
    expect([...blocks.keys()].toSorted()).toEqual(groups.flatMap(({ tags }) => tags).toSorted());
    for (const { tags, version } of groups) {
      for (const tag of tags) {
        const block = blocks.get(tag);
        expect(aliasesAt(block, 'index'), tag).toEqual(others(tags, tag));
        expect(block?.levels.filter(({ level }) => level !== 'index')).toEqual([]);
        expect([version, null], tag).toContain(block?.version ?? null);
      }
    }
  });

  test('latest shows its version first, with the source', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const first = await inShadow(page, 'tagkin-aliases[data-tag="latest"]', (root) => {
      const chip = root.querySelector<HTMLElement>('[data-alias]');
      return chip && { ...chip.dataset };
    });
    expect(first).toEqual({ alias: '1.31.4', level: 'index', version: '1.31.4', versionSource: 'alias' });
  });

  test('a tag without aliases is marked as such', async () => {
    const page = await world.open('/_/nginx/tags?page=2');
    const blocks = await settled(page);
    expect(blocks.get('1.29.0')?.levels).toEqual([]);
    await says(page, 'tagkin-aliases[data-tag="1.29.0"]', 'no other tags');
  });

  test('golang latest: same index and same image on linux/amd64 are separate rows', async () => {
    const page = await world.open('/_/golang/tags');
    const blocks = await settled(page);
    const { shared, bookworm } = GOLANG_GROUPS;
    for (const tag of shared ?? []) {
      expect(aliasesAt(blocks.get(tag), 'index'), tag).toEqual(others(shared, tag));
      expect(aliasesAt(blocks.get(tag), 'linux/amd64'), tag).toEqual(bookworm?.toSorted());
    }
    for (const tag of bookworm ?? []) {
      expect(aliasesAt(blocks.get(tag), 'index'), tag).toEqual(others(bookworm, tag));
      expect(aliasesAt(blocks.get(tag), 'linux/amd64'), tag).toEqual(shared?.toSorted());
    }
    expect(blocks.get('alpine')?.levels).toEqual([{ level: 'index', aliases: ['1.26.1-alpine'] }]);
  });

  test('a chosen platform changes the second row, and is saved', async () => {
    const page = await world.open('/_/golang/tags');
    await settled(page);
    const windows = 'windows/amd64@10.0.26100.7171';
    await inShadow(
      page,
      'tagkin-listing',
      (root, platform) => {
        const select = root.querySelector('select');
        if (!select) return false;
        select.value = platform;
        return select.dispatchEvent(new Event('change', { bubbles: true }));
      },
      windows,
    );
    const row = `tagkin-aliases[data-tag="latest"]`;
    await waitForShadow(page, row, `[data-platform="${windows}"]`);
    const chosen = aliasesAt((await aliasesOn(page)).get('latest'), windows);
    expect(chosen).toEqual(GOLANG_GROUPS.windowsservercore?.toSorted());

    await page.reload();
    expect(aliasesAt((await settled(page)).get('latest'), windows)).toEqual(chosen);
    const other = await world.open('/_/golang/tags');
    expect(aliasesAt((await settled(other)).get('latest'), windows)).toEqual(chosen);
    expect(await inShadow(other, 'tagkin-listing', (root) => root.querySelector('select')?.value)).toBe(
      windows,
    );
  });

  test('odd answers: nothing is claimed that is not known', async () => {
    const page = await world.open('/r/odd/answers/tags');
    const blocks = await settled(page);
    expect(blocks.size).toBe(17);
    const levels = (tag: string) => blocks.get(tag)?.levels;
    expect(levels('v1')).toEqual([{ level: 'linux/amd64', aliases: ['v1-amd64'] }]);
    expect(levels('v1-amd64')).toEqual([{ level: 'linux/amd64', aliases: ['v1'] }]);
    // arm64 and arm64/v8 are one platform
    expect(levels('v1-arm64')).toEqual([{ level: 'linux/arm64', aliases: ['v1'] }]);
    // no index digest recorded: no claim about the index
    expect(levels('twin-a')).toEqual([{ level: 'linux/amd64', aliases: ['twin-b'] }]);
    expect(levels('twin-b')).toEqual([{ level: 'linux/amd64', aliases: ['twin-a'] }]);
    for (const alone of ['windows', 'eight', 'unknown-digest', 'no-images', 'schema1', 'null-dates'])
      expect(levels(alone), alone).toEqual([]);
    for (const noImage of ['chart-1.2.3', 'model', 'artifact', SIGNATURE])
      expect(levels(noImage), noImage).toEqual([]);

    const words = (tag: string, text: string) => says(page, `tagkin-aliases[data-tag="${tag}"]`, text);
    await words('twin-a', 'no digest known');
    await words('unknown-digest', 'no digest known');
    await words('chart-1.2.3', 'no platform listed');
  });

  test('attestations are no platform', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const offered = await inShadow(page, 'tagkin-listing', (root) =>
      [...root.querySelectorAll('option')].map((option) => option.value),
    );
    expect(offered).toContain('linux/arm64');
    expect(offered.filter((platform) => /unknown|arm64\/v8/.test(platform))).toEqual([]);
    const texts = await page.evaluate(() =>
      [...document.querySelectorAll('tagkin-aliases')].map((host) => host.shadowRoot?.textContent ?? ''),
    );
    expect(texts.filter((text) => text.includes('unknown'))).toEqual([]);
  });

  test('what does not fit is folded, and opens and closes by keyboard', async () => {
    const page = await world.open('/_/nginx/tags');
    await page.setViewport({ width: 900, height: 800 });
    await settled(page);
    const host = 'tagkin-aliases[data-tag="latest"]';
    const folded = () =>
      inShadow(page, host, (root) => ({
        hidden: [...root.querySelectorAll<HTMLElement>('[data-alias]')].filter(
          (chip) => !chip.checkVisibility(),
        ).length,
        button: root.querySelector('.more')?.textContent,
        lines: new Set(
          [...root.querySelectorAll<HTMLElement>('li')]
            .filter((item) => !item.hidden)
            .map((item) => item.offsetTop),
        ).size,
      }));
    await expect.poll(folded).toMatchObject({ button: expect.stringMatching(/^\+[2-9]$/), lines: 1 });
    const { hidden, button } = await folded();
    expect(button).toBe(`+${hidden}`);
    await inShadow(page, host, (root) => {
      root.querySelector<HTMLElement>('.more')?.focus();
      return true;
    });
    await page.keyboard.press('Enter');
    await expect.poll(folded).toMatchObject({ hidden: 0 });
    await page.keyboard.press(' ');
    await expect.poll(folded).toMatchObject({ hidden });
  });

  test('the answer line: the version, when it was pushed, and what can be done; it keeps to its height', async () => {
    const page = await world.open('/_/nginx/tags');
    await settled(page);
    const line = await inShadow(page, 'tagkin-aliases[data-tag="latest"]', (root) => ({
      text: [...(root.querySelector('.answer-line')?.children ?? [])].map((part) => part.textContent),
      size: getComputedStyle(root.querySelector('.version') as Element).fontSize,
      pinned: root.querySelector<HTMLElement>('[data-form="pinned"]')?.title,
      height: root.host.getBoundingClientRect().height,
    }));
    const digest = world.hub.repositories
      .get('library/nginx')
      ?.tags.find(({ name }) => name === 'latest')?.digest;
    expect(line).toEqual({
      text: ['1.31.4', expect.stringMatching(/^pushed .* ago$/)],
      size: '15px',
      pinned: `nginx:latest@${digest}`,
      height: 72,
    });
  });

  test('a chip leads to its block on the page, else to its layers page', async () => {
    const page = await world.open('/_/nginx/tags');
    await page.setViewport({ width: 1280, height: 900 }); // no chip is folded
    await settled(page);
    const latest = 'tagkin-aliases[data-tag="latest"]';
    const press = (tag: string) => pressInShadow(page, latest, `[data-alias="${tag}"]`);
    /** Waits until the block of this tag is on the screen, and has the focus. */
    const isAt = (tag: string) =>
      page.waitForFunction(
        (at) => {
          const host = document.querySelector(`tagkin-aliases[data-tag="${at}"]`);
          const { top = -1, bottom = 0 } = host?.getBoundingClientRect() ?? {};
          const hasFocus = document.activeElement?.closest('.block') === host?.closest('.block');
          return hasFocus && top >= 0 && bottom <= innerHeight;
        },
        { polling: 100 },
        tag,
      );
    await press('1.31-trixie');
    await isAt('1.31-trixie');
    await inShadow(page, latest, (root) => {
      root.querySelector<HTMLElement>('[data-version]')?.focus();
      return true;
    });
    await page.keyboard.press('Enter');
    await isAt('1.31.4');
    expect(new URL(page.url()).pathname).toBe('/_/nginx/tags');
    await page.evaluate(() => window.__hub?.navigate('/_/nginx/tags?name=latest'));
    await page.waitForFunction(() => document.querySelectorAll('tagkin-aliases').length === 1, {
      polling: 100,
    });
    await settled(page);
    await press('mainline-trixie');
    await page.waitForFunction(
      () => location.pathname.startsWith('/layers/library/nginx/mainline-trixie/images/sha256-'),
      {
        polling: 100,
      },
    );
    expect([...(await settled(page)).keys()]).toEqual(['mainline-trixie']);
  });
});
