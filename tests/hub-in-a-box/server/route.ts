import { api, visitor } from '../api/index.ts';
import { profile } from '../api/profile.ts';
import type { Rate } from '../api/rate.ts';
import { families } from '../families/index.ts';
import type { Pages } from '../pages/index.ts';
import { mounted } from '../real/mount.ts';
import { blobHost, quirkyRegistry, quirkyTokens } from '../real/quirks/index.ts';
import { storage } from '../registry/blobs.ts';
import { registry } from '../registry/index.ts';
import { tokenServer } from '../registry/token-server.ts';
import type { Hub } from '../types.ts';
import { AUTH, HUB, QUIRKS, QUIRKS_BLOBS, QUIRKS_TOKENS, REGISTRY, STORAGE } from './hosts.ts';
import { type Reply, text } from './reply.ts';
import type { Handler, Visit } from './visit.ts';

/** The true answer to a request, by its host. */
export function createRoute(hub: Pick<Hub, 'page'>, pages: Pages, rate: Rate): Handler {
  const hosts: Record<string, Handler> = {
    [HUB]: hubHost,
    [AUTH]: tokenServer,
    [REGISTRY]: registry,
    [STORAGE]: storage,
    [QUIRKS]: quirkyRegistry,
    [QUIRKS_BLOBS]: blobHost,
    [QUIRKS_TOKENS]: quirkyTokens,
  };
  return (visit) => {
    const answer = hosts[visit.request.host] ?? families.get(visit.request.host);
    return mounted(visit) ?? answer?.(visit) ?? text(421, 'Misdirected Request');
  };

  function hubHost(visit: Visit): Reply {
    const { path, query } = visit.request;
    if (path.startsWith('/v2/')) return limited(visit);
    if (path === '/auth/profile') return profile(visit);
    if (path.startsWith('/api/')) return text(404, 'not found');
    const url = new URL(`https://${HUB}${path}?${query}`);
    return pages.handle(url, visit.hub.repositories, hub.page) ?? text(404, 'not found');
  }

  /** The API, under its rate limit. */
  function limited(visit: Visit): Reply {
    const { headers, refusal } = rate.take(visitor(visit));
    const reply = refusal ?? api(visit);
    return { ...reply, headers: { ...reply.headers, ...headers } };
  }
}
