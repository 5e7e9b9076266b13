import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../lib/failure.ts';
import { askPageSession } from '../../../lib/http/page-session.ts';
import { createHubApi } from '../../../lib/hub/api/api.ts';
import { httpContext } from '../../http/harness.ts';

const PAGE = { count: 0, next: null, previous: null, results: [] };
const signal = new AbortController().signal;

/** An API that answers with these statuses in turn; records the authorization of each request. */
function api(statuses: number[], bearers: (string | undefined)[], permitted = true) {
  const sent: (string | null)[] = [];
  const renewals: boolean[] = [];
  const hub = createHubApi({
    http: httpContext(async (_url, { headers }) => {
      sent.push(new Headers(headers).get('authorization'));
      const status = statuses.shift();
      if (status === undefined) throw new TypeError('Failed to fetch');
      return Response.json(status === 200 ? PAGE : {}, { status });
    }),
    authorization: async ({ renew }) => {
      renewals.push(renew);
      return bearers[renew ? 1 : 0];
    },
    permitted: async () => permitted,
  });
  const tags = () => hub.tags({ repository: 'a/b', page: 1 }, signal).catch(failureOf);
  return { tags, sent, renewals };
}

describe('a request to Hub’s API', () => {
  test('is signed with an account, and anonymous without', async () => {
    const signed = api([200], ['Bearer x']);
    await signed.tags();
    expect(signed.sent).toEqual(['Bearer x']);
    const anonymous = api([200], [undefined]);
    await anonymous.tags();
    expect(anonymous.sent).toEqual([null]);
  });

  test('that is refused is sent once more with a renewed bearer, and no further', async () => {
    const renewed = api([401, 200], ['Bearer old', 'Bearer new']);
    expect(await renewed.tags()).toMatchObject({ kind: 'tags' });
    expect(renewed.sent).toEqual(['Bearer old', 'Bearer new']);
    const refused = api([401, 401], ['Bearer old', 'Bearer new']);
    expect(await refused.tags()).toMatchObject({ kind: 'unauthorized' });
    expect(refused.sent).toHaveLength(2);
    const same = api([401], ['Bearer x', 'Bearer x']);
    expect(await same.tags()).toMatchObject({ kind: 'unauthorized' });
    const dropped = api([401, 200], ['Bearer x', undefined]);
    await dropped.tags();
    expect(dropped.sent).toEqual(['Bearer x', null]);
  });

  test('without an account is never sent again', async () => {
    const anonymous = api([401], [undefined, 'Bearer x']);
    expect(await anonymous.tags()).toMatchObject({ kind: 'unauthorized' });
    expect(anonymous.renewals).toEqual([false]);
  });

  test('that lacks the host permission names the host to allow', async () => {
    expect(await api([], [undefined], false).tags()).toEqual({
      kind: 'permission-needed',
      host: 'hub.docker.com',
      hosts: ['hub.docker.com'],
    });
    expect(await api([], [undefined]).tags()).toEqual({ kind: 'network', host: 'hub.docker.com' });
  });
});

describe('the session of a page', () => {
  const asked: RequestInit[] = [];
  const say = (body: BodyInit, status = 200) =>
    askPageSession(async (url, init) => {
      expect(String(url)).toBe('https://hub.docker.com/auth/profile');
      asked.push(init ?? {});
      return new Response(body, { status });
    });

  test('is requested with cookies, and follows no redirect', async () => {
    const session = await say('{"token":"jwt","profile":{"username":"me"}}');
    expect(session).toEqual({ account: 'me', token: 'jwt' });
    expect(asked.at(-1)).toMatchObject({ credentials: 'include', redirect: 'error', cache: 'no-store' });
  });

  test.each([
    ['{}', 401],
    ['<html>', 200],
    ['null', 200],
    ['{"token":"jwt"}', 200],
    ['', 204],
  ])('is null: %s %i', async (body, status) => {
    expect(await say(status === 204 ? (null as never) : body, status)).toBeNull();
  });
});
