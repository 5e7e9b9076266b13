import { type FakeRegistry, json } from '../registry/fake-registry.ts';
import { tagsNamed } from './fake-hub.ts';

export const PAT = 'dckr_pat_hunter2';
export const READER = 'reader';
const BEARER = 'hub-bearer-of-';

export interface Sent {
  url: URL;
  method: string;
  authorization: string | null;
  body: string;
  init: RequestInit;
}

/** Docker Hub's API with one account and one private repository, and any registries beside it; all that was sent. */
export interface Network {
  fetch: typeof fetch;
  sent: Sent[];
  /** What `/v2/auth/token` takes; what it answers to anything else. */
  secrets: Map<string, string>;
  refusal: () => Response;
  /** Bearers that are no longer taken. */
  expired: Set<string>;
  /** Other bearers that are: a page's. */
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
      return hub(url, authorization);
    },
  };

  function token(body: string): Response {
    const { identifier, secret } = JSON.parse(body);
    if (network.secrets.get(identifier) !== secret) return network.refusal();
    issued += 1;
    return json({ access_token: `${BEARER}${identifier}-${issued}` });
  }

  function hub(url: URL, authorization: string | null): Response {
    const bearer = authorization?.replace('Bearer ', '') ?? '';
    const isKnown =
      (bearer.startsWith(BEARER) || network.pageTokens.has(bearer)) && !network.expired.has(bearer);
    if (authorization !== null && !isKnown) return json({ message: 'unauthorized' }, 401);
    if (url.pathname === '/v2/repositories/namespaces/')
      return isKnown ? json({ namespaces: ['Bigcorp', READER] }) : json({ message: 'unauthorized' }, 401);
    const [, repository] = /^\/v2\/namespaces\/(.+)\/tags$/.exec(url.pathname) ?? [];
    const page = Number(url.searchParams.get('page'));
    const tags =
      repository === 'library/repositories/nginx'
        ? tagsNamed(3)
        : repository === 'bigcorp/repositories/secret' && isKnown
          ? tagsNamed(2, 'private')
          : undefined;
    if (!tags || page > 1) return json({ message: 'object not found', errinfo: {} }, 404);
    const results = tags.map(({ name, digest }) => ({ name, digest, images: [] }));
    return json({ count: tags.length, next: null, previous: null, results });
  }
  return network;
}

/** Everything that was ever sent to a host with an Authorization header or a body. */
export const secretsTo = (network: Network): Set<string> =>
  new Set(network.sent.filter(({ authorization, body }) => authorization || body).map(({ url }) => url.host));
