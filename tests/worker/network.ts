import { api } from '../hub-in-a-box/api/index.ts';
import { createBox } from '../hub-in-a-box/box.ts';
import { repositoryOf } from '../hub-in-a-box/build.ts';
import { memoryFetch } from '../hub-in-a-box/memory.ts';
import type { FakeRegistry } from '../registry/fake-registry.ts';
import { json } from '../registry/quirks.ts';
import { tagsNamed } from './fake-hub.ts';

export const PAT = 'dckr_pat_hunter2';
export const READER = 'reader';
const BEARER = 'hub-bearer-of-';

interface Sent {
  url: URL;
  method: string;
  authorization: string | null;
  body: string;
  init: RequestInit;
}

/** The API of the Hub in a box, with one account and one private repository, and registries beside it; records all requests. */
export interface Network {
  fetch: typeof fetch;
  sent: Sent[];
  /** What `/v2/auth/token` takes, by account; anything else gets `refusal`. */
  secrets: Map<string, string>;
  refusal: () => Response;
  /** Bearers that get 401 now. */
  expired: Set<string>;
  /** Bearers that work and were issued elsewhere: to a page. */
  pageTokens: Set<string>;
  /** By host. */
  registries: Map<string, FakeRegistry>;
}

export function newNetwork(): Network {
  let issued = 0;
  const network: Network = {
    sent: [],
    secrets: new Map([[READER, PAT]]),
    refusal: () => json({ message: 'unauthorized', errinfo: {} }, 401),
    expired: new Set(),
    pageTokens: new Set(),
    registries: new Map(),
    fetch: async (input, init = {}) => {
      const url = new URL(String(input));
      const authorization = new Headers(init.headers).get('authorization');
      const body = String(init.body ?? '');
      network.sent.push({ url, method: init.method ?? 'GET', authorization, body, init });
      const registry = network.registries.get(url.host);
      if (registry) return registry.fetch(url.href, init);
      if (url.host !== 'hub.docker.com') throw new TypeError('Failed to fetch');
      if (url.pathname === '/v2/auth/token') return token(body);
      return hub(url, init, authorization);
    },
  };

  const box = createBox([
    repositoryOf('library/nginx', tagsNamed(3)),
    repositoryOf('bigcorp/secret', tagsNamed(2, 'private'), { isPrivate: true }),
  ]);
  box.account.namespaces = ['Bigcorp', READER];
  const isGood = (bearer: string) =>
    (bearer.startsWith(BEARER) || network.pageTokens.has(bearer)) && !network.expired.has(bearer);
  const answer = memoryFetch(box, api, {
    issue: () => BEARER,
    read: (bearer) => (isGood(bearer) ? { aud: '', iss: '', sub: READER } : undefined),
  });

  function token(body: string): Response {
    const { identifier, secret } = JSON.parse(body);
    if (network.secrets.get(identifier) !== secret) return network.refusal();
    issued += 1;
    return json({ access_token: `${BEARER}${identifier}-${issued}` });
  }

  async function hub(url: URL, init: RequestInit, authorization: string | null): Promise<Response> {
    const bearer = authorization?.replace('Bearer ', '') ?? '';
    return authorization !== null && !isGood(bearer)
      ? json({ message: 'unauthorized' }, 401)
      : answer(url.href, init);
  }
  return network;
}

/** Everything that was ever sent to a host with an Authorization header or a body. */
export const secretsTo = (network: Network): Set<string> =>
  new Set(network.sent.filter(({ authorization, body }) => authorization || body).map(({ url }) => url.host));
