import { createRate } from './api/rate.ts';
import { createBox } from './box.ts';
import { deleteTag, pushTag } from './change.ts';
import { repositories } from './data/index.ts';
import type { BoxRepository } from './model.ts';
import { createPages } from './pages/index.ts';
import { startReal } from './real/index.ts';
import { createFaults } from './server/faults.ts';
import { createListener } from './server/listener.ts';
import { matches } from './server/match.ts';
import { openPorts } from './server/ports.ts';
import { createRoute } from './server/route.ts';
import { createTokens } from './server/tokens.ts';
import type { Hub, HubOptions } from './types.ts';

export type * from './model.ts';
export type * from './types.ts';

/**
 * Starts the Hub in a box: Docker Hub's pages, API, token server, registry and blob storage on one TLS port, distinguished
 * by the `Host` header, and a CONNECT proxy that leads to it. Answers have the shapes, limits and oddities that Docker
 * Hub was seen to have in October 2026; every digest is true.
 */
export async function startHub(options: HubOptions = {}): Promise<Hub> {
  const [pages, ports] = await Promise.all([createPages(), options.ports ?? openPorts(options.port)]);
  const { identity } = ports;
  const tokens = createTokens(identity);
  const faults = createFaults();
  const silent = new Set<() => void>();
  const rate = createRate(options.rateLimit ?? 180);
  const content = [...repositories(options.bigSize ?? 1200), ...(options.repositories ?? [])];
  const hub: Hub = {
    ...createBox(content, options.anonymousCap),
    port: ports.port,
    proxyPort: ports.proxyPort,
    certificate: identity.certificate,
    log: [],
    count: (match) => hub.log.filter((request) => matches(request, match)).length,
    clearLog: () => void hub.log.splice(0),
    addFault: faults.add,
    dropSilent() {
      for (const drop of silent) drop();
      silent.clear();
    },
    latency: options.latencyMs ?? 0,
    page: { theme: 'light', variant: 'testids', hydrateAfterMs: 50, rerenderEveryMs: null, pageSize: 25 },
    rate,
    pushTag: (repository, tag) => pushTag(existing(repository), tag),
    deleteTag: (repository, name) => deleteTag(existing(repository), name),
    mountRegistry: (mount) => void hub.mounts.push(mount),
    async close() {
      ports.detach();
      await Promise.all([hub.real?.close(), options.ports ? undefined : ports.close()]);
    },
  };

  function existing(path: string): BoxRepository {
    const repository = hub.repositories.get(path);
    if (!repository) throw new Error(`no repository ${path} in the box`);
    return repository;
  }

  ports.attach(createListener(hub, tokens, faults, createRoute(hub, pages, rate), silent), (request) =>
    hub.log.push(request),
  );
  if (options.real) {
    try {
      hub.real = await startReal(hub, identity, tokens);
    } catch (error) {
      await hub.close();
      throw error;
    }
  }
  return hub;
}
