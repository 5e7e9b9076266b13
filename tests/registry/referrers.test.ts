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

it.each([400, 404, 405])('if the API answers %d, the fallback tag is read', async (status) => {
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

it('what is no index is malformed', async () => {
  const { registry } = withReferrers(() => new Response('<html>'));
  expect(await failure(registry.referrers(where))).toMatchObject({ kind: 'malformed', host: HOST });
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
