import { describe, expect, test } from 'vitest';
import { isComplete } from '../../lib/sources/progress.ts';
import { OCI_INDEX } from '../registry/fake-registry.ts';
import type { Seen } from '../registry/quirks.ts';
import { type FakeHost, fakeHost } from './fakes/host.ts';
import { blank, knownOf, truthOf, visit } from './fakes/visit.ts';

const BUDGET = 16;

/** A registry with this many tags, which answers HEAD so. */
async function withoutHead(host: string, tags: number, head: () => Response): Promise<FakeHost> {
  const made = fakeHost(host, { own: () => undefined });
  for (let at = 0; at < tags; at++) {
    made.push(`v${at}`);
    const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [], annotations: { at: `${at}` } };
    const { digest } = await made.fake.manifest(index, OCI_INDEX, `v${at}`);
    made.tags = made.tags.map((tag) => (tag.name === `v${at}` ? { ...tag, digest } : tag));
  }
  made.fault = ({ method }) => (method === 'HEAD' ? head() : undefined);
  return made;
}

const gets = (host: FakeHost): Seen[] =>
  host.asked().filter(({ method, url }) => method === 'GET' && url.pathname.includes('/manifests/'));

describe('a registry that refuses HEAD', () => {
  test.each([405, 404, 403, 501])('with %d is listed whole by GET while that is little', async (status) => {
    const host = await withoutHead('registry.example.com', 12, () => new Response(null, { status }));
    const { listing, failures } = await visit(host);
    expect([failures, isComplete(listing)]).toEqual([[], true]);
    expect(knownOf(listing)).toEqual(truthOf(host));
  });

  test.each([405, 404, 501])('with %d gets no more GETs than that, ever, and says so', async (status) => {
    const host = await withoutHead('registry.example.com', 90, () => new Response(null, { status }));
    const { listing, failures } = await visit(host);
    expect(failures).toEqual(['unsupported']);
    expect(gets(host)).toHaveLength(BUDGET);
    expect([knownOf(listing).size, listing.total, isComplete(listing)]).toEqual([BUDGET, 90, false]);
    await visit(host, listing);
    expect(gets(host)).toHaveLength(BUDGET);
  });

  test('and relays to Docker Hub gets none at all', async () => {
    const host = await withoutHead('docker.n8n.io', 30, () => new Response(null, { status: 405 }));
    const { failures } = await visit(host);
    expect(failures).toEqual(['unsupported']);
    expect(gets(host)).toEqual([]);
  });

  test('for tags that are gone loses just those', async () => {
    const host = await withoutHead('registry.example.com', 40, () => new Response(null, { status: 404 }));
    const gone = Array.from({ length: 30 }, (_, at) => `v${at}`);
    const isGone = ({ url }: Seen) => gone.includes(url.pathname.split('/').at(-1) ?? '');
    host.fault = (seen) => (isGone(seen) ? new Response(null, { status: 404 }) : undefined);
    const { listing, failures } = await visit(host);
    expect([failures, knownOf(listing).size, listing.total]).toEqual([[], 10, 10]);
    expect(gets(host).length).toBeLessThanOrEqual(BUDGET);
  });

  test('and redirects GET to Docker Hub spends nothing there', async () => {
    const host = fakeHost('evil.example.com', { own: () => undefined });
    for (let at = 0; at < 96; at++) host.push(`v${at}`);
    const location = (url: URL) => `https://registry-1.docker.io${url.pathname}`;
    host.fault = ({ method, url }) => {
      if (!url.pathname.includes('/manifests/')) return undefined;
      if (url.host === 'registry-1.docker.io')
        return new Response('', {
          status: 401,
          headers: { 'www-authenticate': 'Bearer realm="https://auth.docker.io/token"' },
        });
      if (method === 'HEAD') return new Response(null, { status: 405 });
      return new Response(null, { status: 307, headers: { location: location(url) } });
    };
    const { failures } = await visit(host, blank(host));
    expect(failures).toEqual(['unsupported']);
    const there = host.fake.requests.filter(({ url }) => /docker\.io$/.test(url.host));
    expect(there.length).toBeLessThanOrEqual(BUDGET);
    for (const { headers } of there) expect(headers.get('authorization')).toBeNull();
  });
});
