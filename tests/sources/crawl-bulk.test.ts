import { describe, expect, test } from 'vitest';
import { isComplete } from '../../lib/sources/progress.ts';
import { json, type Seen } from '../registry/quirks.ts';
import { type FakeHost, unfollowed } from './fakes/host.ts';
import { hostOf, type Kind, PAGED } from './fakes/kinds.ts';
import { blank, knownOf, recordOf, truthOf, visit } from './fakes/visit.ts';

const isApi = ({ url }: Pick<Seen, 'url'>) =>
  /^\/(?:api|gitlab|acr)\//.test(url.pathname) || /^api\./.test(url.host);
/** Its API takes the same tokens as `/v2/`, by the registry's own client. */
const isSignedIn = ({ kind }: Pick<Kind, 'kind'>) => ['gitlab', 'azure'].includes(kind);
const heads = (host: FakeHost) => host.asked().filter(({ method }) => method === 'HEAD');
const html = () =>
  new Response('<!doctype html><title>Sign in</title>', { headers: { 'content-type': 'text/html' } });

/** Answers in another form than documented. */
const UNEXPECTED: Record<string, () => Response> = {
  'not found': () => json({ error_type: 'not_found' }, 404),
  'sign-in wanted': () => json({ errors: [{ code: 'UNAUTHORIZED' }] }, 401),
  forbidden: () => json({ errors: [{ code: 'FORBIDDEN' }] }, 403),
  'a bad request': () => json({}, 400),
  'HTML instead of JSON': html,
  'no JSON at all': () => new Response('{"tags":[{"na'),
  nothing: () => new Response(''),
  'another shape': () => json({ results: [] }),
  'null for tags': () => json({ tags: null, has_additional: false }),
  'numbers for tags': () => json({ tags: [1, 2, 3], has_additional: true }),
  'numbers in a list': () => json([1, 2, 3]),
  'numbers for names': () => json([{ name: 7, digest: 7, tags: [{ name: 7 }] }]),
  '10 MB of a list': () => new Response(`[${'1,'.repeat(5_000_000)}1]`),
  '10 MB announced': () => new Response('[]', { headers: { 'content-length': '10485760' } }),
};

describe.each(PAGED)('the API of $title', (kind) => {
  test.each(Object.keys(UNEXPECTED))('falls back if it answers %s', async (name) => {
    const host = hostOf(kind, 130);
    host.fault = (seen) => (isApi(seen) ? UNEXPECTED[name]?.() : undefined);
    const { listing, failures } = await visit(host);
    expect([knownOf(listing), failures]).toEqual([truthOf(host), []]);
    expect(isComplete(listing)).toBe(true);
    expect(listing.source?.id).toBe('distribution');
    // The owner may be a user instead of an organization.
    const tries = kind.kind === 'ghcr' && name === 'not found' ? 2 : 1;
    expect(host.asked().filter(isApi)).toHaveLength(tries);
    expect(heads(host)).toHaveLength(130);
  });

  test.each(Object.keys(UNEXPECTED))('keeps what it listed if it answers %s in the middle', async (name) => {
    const size = kind.pages.size;
    const host = hostOf(kind, 2 * size + 30);
    let pages = 0;
    host.fault = (seen) => (isApi(seen) && ++pages > 2 ? UNEXPECTED[name]?.() : undefined);
    const { listing } = await visit(host);
    expect(knownOf(listing)).toEqual(truthOf(host));
    expect(isComplete(listing)).toBe(true);
    expect(heads(host)).toHaveLength(30);
  });

  test('is detected again a day after a fallback, not before', async () => {
    const host = hostOf(kind, 20);
    host.fault = (seen) => (isApi(seen) ? json({}, 404) : undefined);
    const first = await visit(host);
    host.fault = () => undefined;
    host.forget();
    const second = await visit(host, first.listing);
    expect(host.asked().filter(isApi)).toHaveLength(0);
    host.clock.time += 86_400_000;
    host.forget();
    const third = await visit(host, second.listing);
    expect(host.asked()).toHaveLength(kind.ping + 1);
    expect(knownOf(third.listing)).toEqual(truthOf(host));
  });

  test('is tried three times in sequence if it fails', async () => {
    const host = hostOf(kind, 12);
    host.fault = (seen) => (isApi(seen) ? new Response('', { status: 500 }) : undefined);
    const { listing, failures } = await visit(host);
    expect([failures, host.asked().filter(isApi).length]).toEqual([['network', 'network'], 3]);
    expect(knownOf(listing)).toEqual(truthOf(host));
  });

  test.skipIf(kind.apiHost)('is retried while it is unreachable', async () => {
    const host = hostOf(kind, 12);
    let failing = 8;
    host.fault = (seen) => {
      if (isApi(seen) && failing-- > 0) throw new TypeError('Failed to fetch');
      return undefined;
    };
    const { listing, failures } = await visit(host);
    expect(failures).toHaveLength(8);
    expect([knownOf(listing), heads(host)]).toEqual([truthOf(host), []]);
  });

  test.runIf(kind.apiHost)('is skipped until the next visit if it is unreachable', async () => {
    const host = hostOf(kind, 12);
    host.fault = (seen) => {
      if (isApi(seen)) throw new TypeError('Failed to fetch');
      return undefined;
    };
    const first = await visit(host);
    expect([first.failures, host.asked().filter(isApi).length]).toEqual([['network', 'network'], 3]);
    expect([knownOf(first.listing), first.listing.source]).toEqual([truthOf(host), undefined]);
    host.fault = () => undefined;
    host.forget();
    const second = await visit(host, first.listing);
    expect([knownOf(second.listing), host.asked().length]).toEqual([truthOf(host), 1]);
  });

  test.skipIf(isSignedIn(kind))('is given up after three timeouts', async () => {
    const host = hostOf(kind, 12);
    let step = new AbortController();
    host.fault = (seen) => {
      if (!isApi(seen)) return undefined;
      step.abort(new DOMException('The operation timed out', 'TimeoutError'));
      throw step.signal.reason;
    };
    const { listing, failures } = await visit(host, blank(host), {
      source: {
        get signal() {
          step = new AbortController();
          return step.signal;
        },
      },
    });
    expect([failures, host.asked().filter(isApi).length]).toEqual([['network', 'network'], 3]);
    expect(knownOf(listing)).toEqual(truthOf(host));
  });

  test('is given up if it repeats its pages', async () => {
    const host = hostOf(kind, 130);
    const names = host.tags.slice(0, 100);
    host.fault = (seen) => (isApi(seen) ? kind.pages.more(names) : undefined);
    const { listing } = await visit(host);
    expect(host.asked().filter(isApi)).toHaveLength(2);
    expect(knownOf(listing)).toEqual(truthOf(host));
    expect(heads(host)).toHaveLength(30);
  });

  // the bounds are those of `crawlBulk`, whatever the API: as much as they allow is read of one
  test.each(kind === PAGED[0] ? [40_000, 1] : [1])(
    'is left if it never ends, with %i new names a page, and an incomplete listing',
    async (size) => {
      const host = hostOf(kind, 3);
      const digest = `sha256:${'a'.repeat(64)}`;
      let count = 0;
      const some = () => Array.from({ length: size }, () => ({ name: `x${++count}`, digest }));
      host.fault = (seen) => (isApi(seen) ? kind.pages.more(some()) : undefined);
      const { listing } = await visit(host);
      expect(host.asked().filter(isApi).length).toBeLessThan(size > 1 ? 40 : 300);
      expect(isComplete(listing)).toBe(false);
      expect(listing.total).toBeGreaterThan(listing.table.names.length);
    },
  );

  test('skips signatures and invalid tags', async () => {
    const host = hostOf(kind, 3);
    for (let at = 0; at < 2 * kind.pages.size; at++) host.push(`sha256-${String(at).padStart(64, '0')}.sig`);
    host.push('not a tag');
    host.push('last');
    const { listing } = await visit(host);
    expect(new Set(knownOf(listing).keys())).toEqual(new Set(['last', 'v0', 'v1', 'v2']));
    expect([isComplete(listing), heads(host)]).toEqual([true, []]);
  });

  test('starts over after a long pause, and keeps the known tags meanwhile', async () => {
    const size = kind.pages.size;
    const host = hostOf(kind, 2 * size + 30);
    let leaves = false;
    const half = await visit(host, blank(host), {
      between: (_, listing) => {
        leaves ||= listing.table.names.length > size;
        if (leaves) throw Object.assign(new Error('left'), { listing });
      },
    }).catch((error) => error);
    host.clock.time += 3 * 86_400_000;
    for (const name of ['v1', `v${2 * size + 7}`]) host.delete(name);
    const { listing } = await visit(host, half.listing, {
      between: (_, one) => expect(one.table.names.length).toBeGreaterThan(size),
    });
    expect(knownOf(listing)).toEqual(truthOf(host));
    expect(isComplete(listing)).toBe(true);
  });

  test('dates a tag by its push', async () => {
    const host = hostOf(kind, 3);
    const { listing } = await visit(host);
    expect(recordOf(listing, 'v1')?.pushedAt).toBe(1_700_000_002_000);
  });
});

describe.each(PAGED.filter((kind) => !isSignedIn(kind)))('the API of $title', (kind) => {
  test('is not followed to another host', async () => {
    const host = hostOf(kind, 12);
    const login = 'https://sso.example.net/login';
    host.fetch = async (url, init) => {
      if (!isApi({ url: new URL(url) })) return host.fake.fetch(url, init);
      expect(init).toMatchObject({ redirect: 'manual', credentials: 'omit' });
      return unfollowed(async () => new Response(null, { status: 302, headers: { location: login } }))(
        url,
        init,
      );
    };
    const careful = await visit(host);
    expect(knownOf(careful.listing)).toEqual(truthOf(host));
    expect(careful.listing.source?.id).toBe('distribution');
  });

  test('is given up if the answer came from another host', async () => {
    const host = hostOf(kind, 12);
    host.fetch = async (url, init) => {
      const response = await host.fake.fetch(url, init);
      if (!isApi({ url: new URL(url) })) return response;
      return Object.defineProperty(response.clone(), 'url', { value: 'https://evil.example.net/' });
    };
    const { listing } = await visit(host);
    expect(listing.source?.id).toBe('distribution');
    expect([knownOf(listing), heads(host).length]).toEqual([truthOf(host), 12]);
  });

  test.skipIf(kind.given)('gets no secret', async () => {
    const host = hostOf(kind, 12);
    await visit(host);
    const sent = new Set(
      host
        .asked()
        .filter(isApi)
        .flatMap(({ headers }) => [...headers.keys()]),
    );
    for (const harmless of ['accept', 'content-type', 'x-requested-with']) sent.delete(harmless);
    expect([...sent]).toEqual([]);
  });
});
