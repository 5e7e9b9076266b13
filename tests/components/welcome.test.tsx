// @vitest-environment happy-dom
import { describe, expect, test } from 'vitest';
import { browserOf, Welcome } from '../../components/welcome/welcome.tsx';
import { DOCKER_ORIGINS } from '../../lib/permissions/permissions.ts';
import { draw } from './draw.ts';

test('one picture, the ways in, and links to a tags page and the options', async () => {
  const drawn = await draw(<Welcome browser="chrome" />);
  expect(drawn.one('[role="img"]').getAttribute('aria-label')).toContain('latest is 1.31.4');
  expect(drawn.all('section h3')).toHaveLength(3);
  expect(drawn.all('a').map((link) => link.getAttribute('href'))).toEqual([
    'https://hub.docker.com/_/nginx/tags',
    'options.html',
  ]);
  expect(drawn.text()).toContain('not made by Docker, Inc.');
});

test('what is sent, to which hosts, and what is kept', async () => {
  const drawn = await draw(<Welcome browser="chrome" />);
  const named = drawn.all('[data-data-use] code').map((each) => (each.textContent ?? '').trim());
  expect(named.sort()).toEqual(
    DOCKER_ORIGINS.map((origin) => origin.replace(/^https:\/\/|\/\*$/g, '')).sort(),
  );
  expect(drawn.one('[data-data-use]').textContent).toMatch(/Sent: .*Kept on this device: /s);
});

describe('how to pin the icon, in the browser at hand', () => {
  test.each([
    ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'firefox', 'gear'],
    [
      'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36',
      'chrome',
      'pin beside',
    ],
    ['Mozilla/5.0 AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0', 'edge', 'eye beside'],
  ] as const)('%s', async (userAgent, kind, words) => {
    expect(browserOf(userAgent)).toBe(kind);
    const drawn = await draw(<Welcome browser={browserOf(userAgent)} />);
    expect(drawn.one('[data-pin]').dataset.pin).toBe(kind);
    expect(drawn.one('[data-pin]').textContent).toContain(words);
  });
});
