import { digestOf } from '../aliases/truth.ts';
import { api } from '../hub-in-a-box/api/index.ts';
import { createBox } from '../hub-in-a-box/box.ts';
import { platform, repositoryOf } from '../hub-in-a-box/build.ts';
import { memoryFetch } from '../hub-in-a-box/memory.ts';
import type { BoxTag } from '../hub-in-a-box/model.ts';
import { pushedText } from '../hub-in-a-box/time-text.ts';
import type { Box } from '../hub-in-a-box/types.ts';

/** The API of the Hub in a box as `fetch`, in memory, with a rate limit that counts down. */
export interface FakeHub {
  fetch: typeof fetch;
  /** Its repositories, to be changed. */
  box: Box;
  /** Requested URLs, in order. */
  asked: URL[];
  /** Requests left in this window. */
  left: number;
  /** Replaces the next answers, one each. */
  instead: (() => Response | Promise<Response>)[];
  /** Called with every request before it is answered. */
  onAsk: (url: URL) => void | Promise<void>;
}

/** Tags, newest first: pairs of the same index, groups of four of the same image for linux/amd64. */
export const tagsNamed = (count: number, stem = 't'): BoxTag[] =>
  Array.from({ length: count }, (_, at) => ({
    ...{ name: `${stem}${at}`, digest: digestOf(at >> 1) },
    ...{ mediaType: 'application/vnd.oci.image.index.v1+json', contentType: 'image', status: 'active' },
    ...{ pusher: 'ci', fullSize: 1 },
    images: [{ ...platform('linux/amd64'), digest: digestOf(1e9 + (at >> 2)), size: 1 }],
    pushedAt: pushedText(1_700_000_000_123 - at * 1000, 456 + at),
  }));

export function fakeHub(repositories: Record<string, BoxTag[]> = {}): FakeHub {
  const box = createBox(Object.entries(repositories).map(([path, tags]) => repositoryOf(path, tags)));
  box.cap = null;
  const answer = memoryFetch(box, api);
  const hub: FakeHub = {
    box,
    asked: [],
    left: 180,
    instead: [],
    onAsk: () => undefined,
    async fetch(input, init = {}) {
      const url = new URL(String(input));
      hub.asked.push(url);
      await hub.onAsk(url);
      const instead = hub.instead.shift();
      if (instead) return instead();
      hub.left--;
      const response =
        hub.left < 0
          ? new Response('', { status: 429, headers: { 'retry-after': '60' } })
          : await answer(url.href, init);
      response.headers.set('x-ratelimit-remaining', String(Math.max(0, hub.left)));
      response.headers.set('x-ratelimit-reset', String(Math.floor(Date.now() / 1000) + 60));
      return response;
    },
  };
  return hub;
}
