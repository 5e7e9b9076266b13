import { browser } from '../../lib/browser.ts';
import { originOf } from '../../lib/permissions.ts';
import { defaultScheme, hostsOf } from '../../lib/registry/hosts.ts';

/**
 * Asks the person for the hosts of these registries; those that are permitted already are not asked for. To be called in a
 * click, before anything is awaited. Resolves to whether all are permitted.
 */
export function askForRegistries(registries: string[]): Promise<boolean> {
  return askForOrigins(
    registries.flatMap((registry) => hostsOf(registry).map((host) => originOf(host, defaultScheme(host)))),
  );
}

/** The same for hosts that a failure named. */
export const askForHosts = (hosts: string[]): Promise<boolean> =>
  askForOrigins(hosts.map((host) => originOf(host, defaultScheme(host))));

const askForOrigins = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins: [...new Set(origins)] }).catch(() => false);
