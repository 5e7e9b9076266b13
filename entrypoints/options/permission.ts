import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { hostsOf, registryName } from '../../lib/hosts/registries.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { DOCKER_ORIGINS } from '../../lib/permissions/permissions.ts';
import type { Schemes } from '../../lib/settings/settings.ts';

/**
 * Requests host permissions. Must be called within a click, before anything is awaited. Resolves to whether all are granted. A
 * request that the browser rejects counts as refused; the list of permissions shows that it was not granted.
 */
export const askForOrigins = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

/** Requests permission for the hosts that reading from these registries needs. Must be called within a click, as above. */
export const askForRegistries = (registries: string[], schemes: Schemes = {}): Promise<boolean> =>
  askForOrigins(
    matchPatterns(
      registries.flatMap((registry) => hostsOf(registryName(registry))),
      schemes,
    ),
  );

/** Removes a permission. False if the browser keeps it, such as one granted by policy: it then stays in the list. */
export const withdraw = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [origin] }).catch(() => false);

/** Whether a match pattern is outside Docker's hosts. Chrome also lists the patterns of content scripts, which are inside. */
export const isOther = (origin: string): boolean =>
  !DOCKER_ORIGINS.some((own) => origin.startsWith(own.slice(0, -1)));

/** The permissions granted beyond Docker's hosts, and those of Docker's that are missing. Follows every change. */
export function usePermissions(): { given: string[]; missing: string[] } {
  const [origins, setOrigins] = useState<string[] | null>(null);
  useEffect(
    () =>
      onPermissions(
        () => void browser.permissions.getAll().then(({ origins: all = [] }) => setOrigins([...all].sort())),
      ),
    [],
  );
  const isWide = (origin: string) => /^(?:<all_urls>|\*|https?):?(?:\/\/\*\/\*)?$/.test(origin);
  const hasAll = origins?.some(isWide) ?? true;
  return {
    given: (origins ?? []).filter(isOther),
    missing: hasAll ? [] : DOCKER_ORIGINS.filter((origin) => !origins?.includes(origin)),
  };
}

/** Whether the browser permits an origin; null until that is known. Follows every change. */
export function usePermitted(origin: string): boolean | null {
  const [isPermitted, setPermitted] = useState<boolean | null>(null);
  useEffect(
    () => onPermissions(() => void browser.permissions.contains({ origins: [origin] }).then(setPermitted)),
    [origin],
  );
  return isPermitted;
}

/** Calls `look` now and whenever permissions change. Returns a function that stops it. */
function onPermissions(look: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  look();
  onAdded.addListener(look);
  onRemoved.addListener(look);
  return () => {
    onAdded.removeListener(look);
    onRemoved.removeListener(look);
  };
}
