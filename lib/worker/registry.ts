import { browser } from '../browser.ts';
import { failureOf } from '../failure.ts';
import { registryName } from '../hosts/registries.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import { rereadChallenge } from '../http/reread-challenge.ts';
import { DOCKER_HUB } from '../oci/reference.ts';
import { matchPattern } from '../permissions/permissions.ts';
import type { Scheme } from '../registry/auth/endpoint.ts';
import { createRegistry, type Registry, type RegistryOptions } from '../registry/client.ts';
import { wasApproved } from '../store/approvals.ts';
import { contentCache } from '../store/content.ts';
import { credentialsOf } from '../store/credentials.ts';
import { savePulls } from '../store/pulls.ts';
import { sessionStore } from '../store/session.ts';
import { loadSettings } from '../store/settings.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { http } from './http.ts';

/** The scheme for a host: as set in the options, else `defaultScheme`. */
export async function schemeOf(host: string): Promise<Scheme> {
  const chosen = new Map(Object.entries((await loadSettings()).schemes));
  return chosen.get(registryName(host)) ?? defaultScheme(host);
}

/** The registry client's dependencies in the worker. The worker may end at any moment, so tokens and content are stored. */
export const REGISTRY_OPTIONS: RegistryOptions = {
  http,
  tokens: sessionStore,
  content: contentCache('ordinary'),
  credentials: credentialsOf,
  approved: wasApproved,
  schemeOf,
  permitted: async (host) =>
    browser.permissions.contains({ origins: [matchPattern(host, await schemeOf(host))] }),
  rereadChallenge,
  onPulls(registry, pulls) {
    if (registry === DOCKER_HUB) void savePulls({ ...pulls, at: Date.now() }).catch(failureOf);
  },
};

const create = (from: WindowKind): Registry =>
  createRegistry({ ...REGISTRY_OPTIONS, content: contentCache(from) });

/** The registry client for each kind of window. */
export const registries: Record<WindowKind, Registry> = {
  ordinary: create('ordinary'),
  private: create('private'),
};
