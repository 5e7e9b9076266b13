import type { TagRecord } from '../../lib/aliases/table.ts';
import { PAGE_SIZE } from '../../lib/hub/api/page-size.ts';
import { digestOf } from '../aliases/truth.ts';

/** Docker Hub's tag API as `fetch` sees it: pages, the rate and its headers, in memory. */
export interface FakeHub {
  fetch: typeof fetch;
  /** Addresses asked for, in order. */
  asked: URL[];
  repositories: Map<string, TagRecord[]>;
  /** Requests left in this window. */
  left: number;
  /** What the next answers are instead; each is used once. */
  instead: (() => Response | Promise<Response>)[];
  /** Called with every request, before it is answered. */
  onAsk: (url: URL) => void | Promise<void>;
}

export const tagsNamed = (count: number, stem = 't'): TagRecord[] =>
  Array.from({ length: count }, (_, at) => ({
    name: `${stem}${at}`,
    digest: digestOf(at >> 1),
    images: [{ platform: 'linux/amd64', digest: digestOf(1e9 + (at >> 2)) }],
    pushedAt: 1_700_000_000_000 - at * 1000,
  }));

export function fakeHub(repositories: Record<string, TagRecord[]> = {}): FakeHub {
  const hub: FakeHub = {
    asked: [],
    repositories: new Map(Object.entries(repositories)),
    left: 180,
    instead: [],
    onAsk: () => undefined,
    async fetch(input) {
      const url = new URL(String(input));
      hub.asked.push(url);
      await hub.onAsk(url);
      const instead = hub.instead.shift();
      if (instead) return instead();
      hub.left--;
      const headers = {
        'x-ratelimit-remaining': String(Math.max(0, hub.left)),
        'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 60),
      };
      if (hub.left < 0)
        return new Response('', { status: 429, headers: { ...headers, 'retry-after': '60' } });
      const [, namespace, repo] =
        /^\/v2\/namespaces\/([^/]+)\/repositories\/([^/]+)\/tags$/.exec(url.pathname) ?? [];
      const tags = hub.repositories.get(`${namespace}/${repo}`);
      const offset = (Number(url.searchParams.get('page')) - 1) * PAGE_SIZE;
      if (!tags || (offset > 0 && offset >= tags.length))
        return Response.json({ message: 'object not found', errinfo: {} }, { status: 404, headers });
      const next = offset + PAGE_SIZE < tags.length ? 'https://hub.docker.com/next' : null;
      const results = tags.slice(offset, offset + PAGE_SIZE).map(toJson);
      return Response.json({ count: tags.length, next, previous: null, results }, { headers });
    },
  };
  return hub;
}

const toJson = ({ name, digest, images, pushedAt }: TagRecord) => ({
  name,
  digest,
  media_type: 'application/vnd.oci.image.index.v1+json',
  tag_last_pushed: pushedAt === undefined ? null : new Date(pushedAt).toISOString(),
  images: images.map((image) => {
    const [os, architecture, variant = null] = image.platform.split('/');
    return { os, architecture, variant, digest: image.digest };
  }),
});
