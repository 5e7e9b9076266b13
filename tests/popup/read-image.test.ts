import { expect, test } from 'vitest';
import { type Ask, detailsOf, platformsOf } from '../../entrypoints/popup/read-image.ts';
import { type ErrorKind, TagkinError } from '../../lib/failure.ts';
import type { ImageAnswer } from '../../lib/inspect/image-answer.ts';

const NGINX = { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' };
const QUAY = { registry: 'quay.io', repository: 'coreos/dnsmasq', tag: 'latest' };
const INDEX = `sha256:${'a'.repeat(64)}`;
const AMD64 = `sha256:${'b'.repeat(64)}`;

const byHub: ImageAnswer = {
  image: 'docker.io/library/nginx:latest',
  digest: INDEX,
  kind: 'index',
  platforms: [{ platform: 'linux/amd64', digest: AMD64, attestations: 0 }],
  isByHub: true,
};

/** A worker that knows one tag of Docker Hub, and records what it is sent; some messages fail. */
function worker(failing: Partial<Record<string, ErrorKind>> = {}) {
  const sent: [string, unknown][] = [];
  const ask = (async (name: string, request: unknown) => {
    sent.push([name, request]);
    const kind = failing[name];
    if (kind) throw new TagkinError({ kind });
    return name === 'hub.tag' ? byHub : {};
  }) as unknown as Ask;
  return { sent, ask, names: () => sent.map(([name]) => name) };
}

test.each([
  ['a tag of Docker Hub, by its API', NGINX, false, {}, ['hub.tag']],
  ['another registry', QUAY, false, {}, ['image.inspect']],
  [
    'a digest',
    { ...QUAY, registry: 'docker.io', tag: undefined, digest: INDEX },
    false,
    {},
    ['image.inspect'],
  ],
  ['a digest that its tag still has', { ...NGINX, digest: INDEX }, false, {}, ['hub.tag']],
  ['a digest that its tag had', { ...NGINX, digest: AMD64 }, false, {}, ['hub.tag', 'image.inspect']],
  ['a tag with its digest elsewhere', { ...QUAY, digest: INDEX }, false, {}, ['image.inspect']],
  [
    'a tag that the API has no digest of',
    NGINX,
    false,
    { 'hub.tag': 'unsupported' },
    ['hub.tag', 'image.inspect'],
  ],
  ['an API that does not answer', NGINX, false, { 'hub.tag': 'network' }, ['hub.tag', 'image.inspect']],
  [
    'an API whose limit is reached',
    NGINX,
    false,
    { 'hub.tag': 'rate-limited' },
    ['hub.tag', 'image.inspect'],
  ],
] as const)('platforms of %s', async (_, reference, isByHubAlone, failing, names) => {
  const { ask, names: sent } = worker(failing);
  await platformsOf(ask, { reference: reference as typeof NGINX, isByHubAlone });
  expect(sent()).toEqual(names);
});

test('from a page: by Docker Hub’s API alone, whatever becomes of it', async () => {
  const { ask, sent } = worker({ 'hub.tag': 'network' });
  await expect(platformsOf(ask, { reference: NGINX, isByHubAlone: true })).rejects.toThrow();
  expect(sent).toEqual([['hub.tag', { repository: 'library/nginx', tag: 'latest', isPullNext: false }]]);
});

test('contents: one manifest by its digest, where the API has told it', async () => {
  const { ask, sent } = worker();
  await detailsOf(ask, { reference: NGINX, isByHubAlone: false }, byHub, 'linux/amd64');
  await detailsOf(ask, { reference: NGINX, isByHubAlone: false }, { ...byHub, platforms: [] }, 'linux/amd64');
  const request = { repository: 'library/nginx', platform: 'linux/amd64' };
  expect(sent).toEqual([
    ['config.exact', { ...request, digest: AMD64 }],
    ['config.exact', { ...request, digest: INDEX }],
  ]);
});

test('contents from a page: by build steps', async () => {
  const { ask, names } = worker();
  await detailsOf(ask, { reference: NGINX, isByHubAlone: true }, byHub, 'linux/amd64');
  expect(names()).toEqual(['config.steps']);
});
