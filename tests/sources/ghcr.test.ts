import { describe, expect, test } from 'vitest';
import { newListing } from '../../lib/sources/listing.ts';
import { isComplete } from '../../lib/sources/progress.ts';
import { digestOf } from '../aliases/truth.ts';
import { platform } from '../hub-in-a-box/build.ts';
import { json } from '../registry/quirks.ts';
import { type FakeHost, SECRET, unfollowed } from './fakes/host.ts';
import { APPROVED, hostOf, KINDS, type Kind } from './fakes/kinds.ts';
import { blank, knownOf, recordOf, truthOf, visit } from './fakes/visit.ts';

const GHCR = KINDS.find(({ kind }) => kind === 'ghcr') as Kind;
const toGitHub = (host: FakeHost) => host.asked().filter(({ url }) => url.host === 'api.github.com');
/** The origins that got the token, in a header or anywhere else. */
const tokenTo = (host: FakeHost) => {
  const hasToken = ({ url, headers }: FakeHost['fake']['requests'][number]) =>
    `${url.href} ${[...headers.values()].join(' ')}`.includes(SECRET);
  return [...new Set(host.fake.requests.filter(hasToken).map(({ url }) => url.origin))];
};

describe("GitHub's packages API", () => {
  test('lists versions page by page, with slashes encoded', async () => {
    const host = hostOf(GHCR, 130);
    await visit(host);
    expect(host.asked().map(({ method, url }) => `${method} ${url.href}`)).toEqual(
      [1, 2].map(
        (page) =>
          'GET https://api.github.com/orgs/team/packages/container/tools%2Fapp/versions' +
          `?per_page=100&page=${page}`,
      ),
    );
    const [seen] = toGitHub(host);
    expect(seen?.headers.get('accept')).toBe('application/vnd.github+json');
    expect(seen?.headers.get('x-github-api-version')).toBe('2022-11-28');
    expect(tokenTo(host)).toEqual(['https://api.github.com']);
  });

  test('costs a request for each hundred images, whatever their tags', async () => {
    const host = hostOf(GHCR, 150);
    for (let at = 0; at < 300; at++) host.push(`alias${at}`, `v${at % 150}`);
    const { listing } = await visit(host);
    expect([knownOf(listing), host.asked().length]).toEqual([truthOf(host), 2]);
  });

  test('lists the packages of a user if there is no such organization', async () => {
    const host = hostOf(GHCR, 230);
    const orgs = /^\/orgs\//;
    host.fetch = (url, init) =>
      orgs.test(new URL(url).pathname)
        ? host.fake.fetch(url.replace('/team/', '/unknown/'), init)
        : host.fake.fetch(url, init);
    const { listing } = await visit(host);
    expect([knownOf(listing), isComplete(listing)]).toEqual([truthOf(host), true]);
    expect(host.asked().map(({ url }) => url.pathname.split('/')[1])).toEqual([
      'orgs',
      'users',
      'users',
      'users',
    ]);
  });

  test('reads on over pages of untagged versions', async () => {
    const host = hostOf(GHCR, 3);
    const part = (at: number) => ({ ...platform('linux/amd64'), digest: digestOf(1e6 + at), size: 1 });
    host.tags[0]?.images.push(...Array.from({ length: 350 }, (_, at) => part(at)));
    const { listing } = await visit(host);
    expect([knownOf(listing), isComplete(listing), listing.total]).toEqual([truthOf(host), true, 3]);
    expect([host.asked().length, listing.source]).toEqual([4, undefined]);
  });

  test('is given up if pages of untagged versions repeat', async () => {
    const host = hostOf(GHCR, 3);
    const part = { name: `sha256:${'b'.repeat(64)}`, metadata: { container: { tags: [] } } };
    host.fault = ({ url }) =>
      url.host === 'api.github.com' ? json([part], 200, { link: '<?page=2>; rel="next"' }) : undefined;
    const { listing } = await visit(host);
    expect([knownOf(listing), toGitHub(host).length]).toEqual([truthOf(host), 2]);
  });

  test.each([401, 403, 404, 422])('falls back if it answers %i', async (status) => {
    const host = hostOf(GHCR, 12);
    host.fault = ({ url }) => (url.host === 'api.github.com' ? json({ message: 'no' }, status) : undefined);
    const { listing, failures } = await visit(host);
    expect([knownOf(listing), failures, listing.source?.id]).toEqual([truthOf(host), [], 'distribution']);
  });

  test('is not followed to another host, with or without the token', async () => {
    const host = hostOf(GHCR, 5);
    const location = 'https://evil.example.net/versions';
    host.fault = ({ url }) =>
      url.host === 'api.github.com' ? new Response(null, { status: 301, headers: { location } }) : undefined;
    host.fetch = (url, init) =>
      new URL(url).host === 'api.github.com'
        ? unfollowed(async () => new Response(null, { status: 301, headers: { location } }))(url, init)
        : host.fake.fetch(url, init);
    const { listing } = await visit(host);
    expect(knownOf(listing)).toEqual(truthOf(host));
    expect(host.fake.requests.every(({ url }) => url.host === 'ghcr.io')).toBe(true);
    expect(tokenTo(host)).toEqual([]);
  });

  test.each(['https://evil.example.net/?page=2', '//evil.example.net/', 'http://127.0.0.1/', 'x'])(
    'numbers its pages itself whatever Link has: %s',
    async (next) => {
      const host = hostOf(GHCR, 130);
      host.fault = (seen) => {
        const answer = host.own(seen);
        if (seen.url.searchParams.get('page') === '1') answer?.headers.set('link', `<${next}>; rel="next"`);
        return answer;
      };
      const { listing } = await visit(host);
      expect(knownOf(listing)).toEqual(truthOf(host));
      expect(host.asked().map(({ url }) => url.host)).toEqual(['api.github.com', 'api.github.com']);
    },
  );
});

describe('nothing is sent to GitHub', () => {
  const plain = KINDS.find(({ title }) => title === 'ghcr.io') as Kind;
  const without = async (kind: Kind, source = {}) => {
    const host = hostOf(kind, 12);
    const { listing, failures } = await visit(host, blank(host), { source });
    expect([knownOf(listing), failures, listing.source]).toEqual([truthOf(host), [], undefined]);
    expect(host.fake.requests.filter(({ url }) => url.host !== 'ghcr.io')).toEqual([]);
  };

  test('without a token', () =>
    without({ ...GHCR, given: { ...APPROVED, credentials: async () => undefined } }));
  test('with a token that is not approved for it', () =>
    without({ ...GHCR, given: { ...APPROVED, approved: async () => false } }));
  test('if the token of another registry is approved', () =>
    without({ ...GHCR, given: { ...APPROVED, approved: async (registry) => registry !== 'ghcr.io' } }));
  test('if the token is approved for another host', () =>
    without({ ...GHCR, given: { ...APPROVED, approved: async (_, to) => to !== 'api.github.com' } }));
  test('with a refresh token', () =>
    without({
      ...GHCR,
      given: {
        ...APPROVED,
        credentials: async () => ({ account: 'me', secret: SECRET, isRefreshToken: true }),
      },
    }));
  test('if the browser does not permit it', () =>
    without(GHCR, { permitted: (host: string) => host !== 'api.github.com' }));
  test('without credentials and approvals', () => without(plain));

  test('for another registry, whatever is approved', async () => {
    const given = {
      credentials: async () => ({ account: 'me', secret: SECRET }),
      approved: async () => true,
    };
    const kind = { ...GHCR, given };
    for (const registry of ['ghcr.io.example.com', 'lscr.io', 'docker.ghcr.io', 'ghcr.io:8443']) {
      const host = hostOf({ ...kind, host: registry }, 3);
      await visit(host);
      expect(toGitHub(host)).toEqual([]);
    }
  });

  test('after the approval is withdrawn; listed tags stay', async () => {
    let allowed = true;
    const kind = { ...GHCR, given: { ...APPROVED, approved: async () => allowed } };
    const host = hostOf(kind, 230);
    const { listing } = await visit(host, blank(host), {
      between: (step) => {
        allowed = step < 1;
      },
    });
    expect([knownOf(listing), isComplete(listing), listing.source]).toEqual([truthOf(host), true, undefined]);
    expect(toGitHub(host)).toHaveLength(1);
    expect(host.asked().filter(({ method }) => method === 'HEAD')).toHaveLength(130);
  });
});

test('an approval takes effect on the next visit', async () => {
  let allowed = false;
  const host = hostOf({ ...GHCR, given: { ...APPROVED, approved: async () => allowed } }, 12);
  const before = await visit(host);
  allowed = true;
  host.forget();
  const { listing } = await visit(host, before.listing);
  expect([knownOf(listing), host.asked().length]).toEqual([truthOf(host), 1]);
});

test('a package without an owner is not requested', async () => {
  const host = hostOf(GHCR, 3);
  const { failures } = await visit(host, newListing('app', 'ghcr.io'));
  expect([toGitHub(host), failures]).toEqual([[], []]);
});

test('a tag is dated by the last update of its version', async () => {
  const host = hostOf(GHCR, 0);
  const version = { name: `sha256:${'c'.repeat(64)}`, metadata: { container: { tags: ['a'] } } };
  const dates = { created_at: '2026-01-02T03:04:05Z', updated_at: '2026-02-03T04:05:06Z' };
  host.fault = () => json([{ ...version, ...dates }]);
  const { listing } = await visit(host);
  expect(recordOf(listing, 'a')?.pushedAt).toBe(Date.UTC(2026, 1, 3, 4, 5, 6));
});
