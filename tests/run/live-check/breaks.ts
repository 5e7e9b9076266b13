import type { Fault, Hub } from '../../hub-in-a-box/index.ts';
import { createAsked } from './ask.ts';

/** The true answer to a request, as text. */
async function truth(hub: Hub, url: string, headers: Record<string, string> = {}): Promise<string> {
  return (await createAsked(`127.0.0.1:${hub.port}`).get(url, { headers })).body;
}

const NGINX = '/v2/namespaces/library/repositories/nginx/tags';
const PHP = '/v2/namespaces/library/repositories/php/tags';

/** A fault that answers with the true answer, changed. */
async function changed(
  hub: Hub,
  path: string,
  query: Record<string, string>,
  change: (text: string) => string,
): Promise<Fault> {
  const url = `https://hub.docker.com${path}${path.endsWith('latest') ? '' : `?${new URLSearchParams(query)}`}`;
  return { match: { path, query }, kind: 'body', body: change(await truth(hub, url)) };
}

/** The results of a page, the other way round. */
const reversed = (text: string): string => {
  const page = JSON.parse(text);
  return JSON.stringify({ ...page, results: page.results.toReversed() });
};

/** How to break each assumption; returns what mends it. */
export const BREAKS: Record<string, (hub: Hub) => Promise<() => void> | (() => void)> = {
  'hub.tags.cap': (hub) => {
    hub.cap = null;
    return () => {
      hub.cap = 1000;
    };
  },
  'hub.tags.page-size': (hub) => {
    hub.lists.served = 50;
    return () => {
      hub.lists.served = 100;
    };
  },
  'hub.tags.ordering': async (hub) =>
    hub.addFault(await changed(hub, PHP, { page_size: '25', ordering: 'last_updated' }, reversed)),
  'hub.tags.ordering-with-name': (hub) => {
    hub.lists.newestFirst = true;
    return () => {
      hub.lists.newestFirst = false;
    };
  },
  'hub.tags.name-filter': (hub) => {
    hub.lists.filter = 'ignored';
    return () => {
      hub.lists.filter = 'caseless';
    };
  },
  'hub.tags.name-order': async (hub) =>
    hub.addFault(await changed(hub, PHP, { page_size: '50', ordering: 'name' }, reversed)),
  'hub.tags.digest': async (hub) =>
    hub
      .addFault(
        await changed(hub, NGINX, { page_size: '100' }, (text) => {
          const page = JSON.parse(text);
          for (const tag of page.results) delete tag.digest;
          return JSON.stringify(page);
        }),
      )
      .valueOf() as () => void,
  'hub.tag.images': async (hub) =>
    hub.addFault(
      await changed(hub, `${NGINX}/latest`, {}, (text) =>
        JSON.stringify({ ...JSON.parse(text), images: [{ os: 'linux', size: 1 }] }),
      ),
    ),
  'hub.rate.headers': (hub) => {
    hub.rate.isShown = false;
    return () => {
      hub.rate.isShown = true;
    };
  },
  'hub.search': (hub) =>
    hub.addFault({ match: { path: '/v2/search/repositories/' }, kind: 'body', body: '{"hits":[]}' }),
  'registry.challenge': (hub) =>
    hub.addFault({
      match: { host: 'registry-1.docker.io', path: '/v2/' },
      kind: 'status',
      status: 401,
      headers: {
        'www-authenticate': 'Bearer realm="https://login.docker.com/token",service="registry.docker.io"',
      },
    }),
  'registry.tags-list': (hub) =>
    hub.addFault({
      match: { path: '/v2/library/php/tags/list' },
      kind: 'body',
      body: JSON.stringify({ name: 'library/php', tags: ['latest'] }),
      headers: { link: '</v2/library/php/tags/list?last=latest>; rel="next"' },
    }),
  'registry.head.digest': (hub) =>
    hub.addFault({ match: { method: 'HEAD', path: /\/manifests\// }, kind: 'status', status: 405 }),
  'registry.pull.headers': async (hub) => {
    const { token } = JSON.parse(
      await truth(
        hub,
        'https://auth.docker.io/token?service=registry.docker.io&scope=repository:library/nginx:pull',
      ),
    );
    const path = '/v2/library/nginx/manifests/latest';
    const body = await truth(hub, `https://registry-1.docker.io${path}`, {
      authorization: `Bearer ${token}`,
    });
    return hub.addFault({ match: { method: 'GET', path }, kind: 'body', body });
  },
  'registry.blob.redirect': (hub) =>
    hub.addFault({
      match: { path: /\/blobs\// },
      kind: 'status',
      status: 307,
      headers: { location: 'https://blobs.example.test/data' },
    }),
};
