import { expect, it } from 'vitest';
import { referrersTag } from '../../lib/registry/referrers.ts';
import { FakeRegistry, OCI_INDEX, OCI_MANIFEST } from './fake-registry.ts';
import { client, failure } from './harness.ts';
import { json } from './quirks.ts';

const HOST = 'registry.example.com';
const digest = `sha256:${'4'.repeat(64)}` as const;
const where = { registry: HOST, repository: 'team/app', digest };
const entry = (hex: string) => ({
  mediaType: OCI_MANIFEST,
  digest: `sha256:${hex.repeat(64)}`,
  size: 1,
  artifactType: 'a/b',
});
const index = (...manifests: unknown[]) => ({ schemaVersion: 2, mediaType: OCI_INDEX, manifests });

function withReferrers(answer: (query: URLSearchParams) => Response) {
  const fake = new FakeRegistry({ auth: 'none' });
  fake.quirks.fault = ({ url }) =>
    url.pathname.includes('/referrers/') ? answer(url.searchParams) : undefined;
  return { fake, ...client(fake) };
}

it('referrers come from the API, page by page', async () => {
  const { registry } = withReferrers((query) =>
    query.has('last')
      ? json(index(entry('2')))
      : json(index(entry('1')), 200, { link: `</v2/team/app/referrers/${digest}?last=1>; rel="next"` }),
  );
  const found = await registry.referrers(where);
  expect(found).toMatchObject({ source: 'api', isComplete: true, referrers: [entry('1'), entry('2')] });
});

it('none is an answer too', async () => {
  const { registry, fake } = withReferrers(() => json(index()));
  expect(await registry.referrers(where)).toEqual({ source: 'api', isComplete: true, referrers: [] });
  expect(fake.log).toHaveLength(1);
});

it.each([400, 404, 405, 406, 410, 501])('if the API answers %d, the fallback tag is read', async (status) => {
  const { registry, fake } = withReferrers(() => new Response('404 page not found', { status }));
  expect(await registry.referrers(where)).toEqual({ source: 'tag', isComplete: true, referrers: [] });
  await fake.manifest(index(entry('3')), OCI_INDEX, referrersTag(digest));
  expect(await registry.referrers(where)).toMatchObject({ source: 'tag', referrers: [entry('3')] });
});

it('an endless list is cut, and marked as such', async () => {
  let page = 0;
  const { registry } = withReferrers(() => {
    page += 1;
    return json(index(), 200, { link: `</v2/team/app/referrers/${digest}?last=${page}>; rel="next"` });
  });
  expect(await registry.referrers(where)).toMatchObject({ isComplete: false });
  expect(page).toBe(10);
});

it.each<[string, () => Response]>([
  ['a page', () => new Response('<html>', { headers: { 'content-type': 'text/html' } })],
  ['another document', () => json({ hello: 1 })],
  ['a manifest', () => json({ schemaVersion: 2, mediaType: OCI_MANIFEST, layers: [] })],
  [
    'a redirect',
    () => new Response(null, { status: 302, headers: { location: 'https://login.example.com/' } }),
  ],
])('if the API answers %s, the fallback tag is read', async (_, answer) => {
  const { registry, fake } = withReferrers(answer);
  expect(await registry.referrers(where)).toEqual({ source: 'tag', isComplete: true, referrers: [] });
  await fake.manifest(index(entry('3')), OCI_INDEX, referrersTag(digest));
  expect(await registry.referrers(where)).toMatchObject({ source: 'tag', referrers: [entry('3')] });
});

it('a redirect to where the browser may not go is not a list, though it looks like no answer', async () => {
  const { registry, fake } = withReferrers(
    () => new Response(null, { status: 302, headers: { location: 'https://login.example.com/' } }),
  );
  fake.quirks.reachable = (host) => host !== 'login.example.com';
  expect(await registry.referrers(where)).toEqual({ source: 'tag', isComplete: true, referrers: [] });
  // Without any answer nothing is known.
  fake.quirks.reachable = () => false;
  expect((await failure(registry.referrers(where))).kind).toBe('network');
});

it('the subject itself is never listed', async () => {
  const { registry } = withReferrers(() => json(index(entry('4'), entry('1'))));
  expect(await registry.referrers(where)).toMatchObject({ referrers: [entry('1')] });
  const { registry: without, fake } = withReferrers(() => new Response('', { status: 404 }));
  await fake.manifest(index(entry('4'), entry('3')), OCI_INDEX, referrersTag(digest));
  expect(await without.referrers(where)).toMatchObject({ referrers: [entry('3')] });
});

it('sizes that are texts or missing are read', async () => {
  const { size: _, ...unsized } = entry('2');
  const { registry } = withReferrers(() => json(index({ ...entry('1'), size: '12' }, unsized)));
  const { referrers } = await registry.referrers(where);
  expect(referrers.map(({ size }) => size)).toEqual([12, 0]);
});

it.each([401, 403, 503])('after %d, what the fallback tag has is a part of the list', async (status) => {
  const { registry, fake } = withReferrers(() => new Response('', { status }));
  await fake.manifest(index(entry('3')), OCI_INDEX, referrersTag(digest));
  expect(await registry.referrers(where)).toMatchObject({ isComplete: false, referrers: [entry('3')] });
});

it('what was read before a later page failed is kept', async () => {
  const { registry } = withReferrers((query) =>
    query.has('last')
      ? new Response('', { status: 400 })
      : json(index(entry('1')), 200, { link: `</v2/team/app/referrers/${digest}?last=1>; rel="next"` }),
  );
  expect(await registry.referrers(where)).toMatchObject({ isComplete: false, referrers: [entry('1')] });
});

it('the tag is asked for by HEAD first; a registry known to have no API is not asked for it', async () => {
  const { registry, fake } = withReferrers(() => new Response('404 page not found', { status: 404 }));
  await registry.referrers(where, { hasNoApi: true });
  // Docker Hub's own HEAD is final; elsewhere, where pulls are not counted, a GET makes sure.
  expect(fake.log[0]).toMatch(/^HEAD .*sha256-4/);
  expect(fake.log.filter((line) => line.includes('/referrers/'))).toEqual([]);
});

it.each([401, 403, 429, 503])('after %d nothing is known', async (status) => {
  const { registry } = withReferrers(() => new Response('', { status }));
  expect((await failure(registry.referrers(where))).kind).not.toBe('not-found');
});
