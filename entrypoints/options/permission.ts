import { useEffect, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { hostsOf, registryName } from '../../lib/hosts/registries.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { DOCKER_ORIGINS } from '../../lib/permissions/permissions.ts';
import type { Schemes } from '../../lib/settings/settings.ts';

/** Asks for hosts. To be called in a click, before anything is awaited. Resolves to whether all are permitted. */
export const askForOrigins = (origins: string[]): Promise<boolean> =>
  browser.permissions.request({ origins }).catch(() => false);

/** Asks for what reading from registries takes; in a click, as above. */
export const askForRegistries = (registries: string[], schemes: Schemes = {}): Promise<boolean> =>
  askForOrigins(
    matchPatterns(
      registries.flatMap((registry) => hostsOf(registryName(registry))),
      schemes,
    ),
  );

export const withdraw = (origin: string): Promise<boolean> =>
  browser.permissions.remove({ origins: [origin] }).catch(() => false);

/** Not one of Docker's hosts, nor of the pages there that scripts and styles are for, which Chrome lists as well. */
export const isOther = (origin: string): boolean =>
  !DOCKER_ORIGINS.some((own) => origin.startsWith(own.slice(0, -1)));

/** What the browser permits: beyond Docker's hosts, and which of Docker's it does not. Follows every change. */
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

/** Whether the browser permits an origin; null until it has said. Follows every change. */
export function usePermitted(origin: string): boolean | null {
  const [isPermitted, setPermitted] = useState<boolean | null>(null);
  useEffect(
    () => onPermissions(() => void browser.permissions.contains({ origins: [origin] }).then(setPermitted)),
    [origin],
  );
  return isPermitted;
}

/** Calls now, and whenever permissions change; returns what ends that. */
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
