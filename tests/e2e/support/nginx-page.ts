import type { Page } from 'puppeteer-core';
import { expect } from 'vitest';
import { NGINX_GROUPS } from '../../hub-in-a-box/data/nginx.ts';
import { clickInShadow, waitForShadow } from '../harness/index.ts';
import { aliasesAt, settled } from './hosts.ts';
import { groupsOn } from './listing.ts';

const mainline = NGINX_GROUPS.mainline?.tags ?? [];
const LATEST = 'tagkin-aliases[data-tag="latest"]';

/** What a reader does all day on nginx's tags page: reads the aliases, groups by image, opens a config. */
export async function nginxPageWorks(page: Page): Promise<void> {
  const blocks = await settled(page);
  const others = mainline.filter((tag) => tag !== 'latest').toSorted();
  expect(others.length).toBeGreaterThan(3);
  expect(aliasesAt(blocks.get('latest'), 'index')).toEqual(others);
  await clickInShadow(page, 'tagkin-listing', '[data-action="group"]');
  const groups = await groupsOn(page, (all) => all.length > 0);
  const first = groups.find(({ tags }) => tags.includes('latest'));
  expect(first?.tags.toSorted()).toEqual(mainline.toSorted());
  await clickInShadow(page, LATEST, '[data-action="config"]');
  expect(await waitForShadow(page, LATEST, '[data-field="cmd"]')).toContain('nginx');
}
