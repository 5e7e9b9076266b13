import { expect, test } from 'vitest';
import { browser } from '../../lib/browser.ts';
import { sessionStore } from '../../lib/store/session.ts';

test('of tokens and of schemes the last 200 are kept: those that expire first go first', async () => {
  await sessionStore.put('scheme a', { until: 1 });
  for (let at = 0; at < 260; at += 1) await sessionStore.put(`token ${at}`, { until: at === 0 ? 1e6 : at });
  const kept = Object.keys(await browser.storage.session.get(null));
  expect(kept.filter((key) => key.startsWith('token '))).toHaveLength(200);
  expect(kept).toEqual(expect.arrayContaining(['scheme a', 'token 0', 'token 259']));
  expect(kept).not.toContain('token 60');
});
