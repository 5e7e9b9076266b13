import { expect, test } from 'vitest';
import { NGINX_GROUPS } from '../hub-in-a-box/data/nginx.ts';
import { describeBrowser } from './harness/index.ts';
import { inspected, openInspect, press } from './support/inspect.ts';
import { registryRequests, startFreshPopup } from './support/popup.ts';

describeBrowser('inspect page', (world) => {
  startFreshPopup(world);

  test('one image of Docker Hub: what it is, its platforms and aliases, without a pull', async () => {
    const page = await openInspect(world, 'nginx');
    const said = await inspected(page, {
      heading: 'nginx:latest',
      version: '1.31.4 by alias',
      platform: 'linux/amd64',
      sections: { head: 'complete', platforms: 'complete', aliases: 'complete', config: 'complete' },
      exact: 'false',
      errors: [],
    });
    expect(said.platforms).toHaveLength(8);
    expect(said.facts.digest).toContain('sha256:');
    const others = NGINX_GROUPS.mainline?.tags.filter((name) => name !== 'latest') ?? [];
    expect(said.aliases.index?.toSorted()).toEqual(others.toSorted());
    expect(said.config.cmd).toBe('nginx -g "daemon off;"');
    expect(world.hub.pulls.used).toBe(0);
    expect(registryRequests(world.hub)).toEqual([
      'GET auth.docker.io /token',
      'HEAD registry-1.docker.io /v2/library/nginx/manifests/latest',
    ]);
  });

  test('the exact config costs one pull, which its button names; another platform is one click', async () => {
    const page = await openInspect(world, 'nginx', { platform: 'linux/arm/v7' });
    await inspected(page, { platform: 'linux/arm/v7', exact: 'false' });
    const button = await page.waitForSelector('[data-section="config"] [data-action="exact"]');
    expect(await button?.evaluate((element) => element.textContent)).toContain('1 pull');
    await press(page, 'config', '[data-action="exact"]');
    const said = await inspected(page, { exact: 'true', errors: [] });
    expect(said.config.stopsignal).toBe('SIGQUIT');
    expect(world.hub.pulls.used).toBe(1);

    await press(page, 'platforms', '[data-platform="linux/386"] input');
    await inspected(page, { platform: 'linux/386', exact: 'false' });
    expect(new URL(page.url()).searchParams.get('platform')).toBe('linux/386');
    expect(world.hub.pulls.used).toBe(1);
  });
});
