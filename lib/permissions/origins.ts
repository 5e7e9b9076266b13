import { registryName } from '../hosts/registries.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import type { Schemes } from '../settings/settings.ts';
import { matchPattern } from './permissions.ts';

/** The match patterns for hosts, each with the scheme set for it or its default; no duplicates. */
export function matchPatterns(hosts: string[], schemes: Schemes = {}): string[] {
  const schemeByName = new Map(Object.entries(schemes));
  return [
    ...new Set(
      hosts.map((host) => matchPattern(host, schemeByName.get(registryName(host)) ?? defaultScheme(host))),
    ),
  ];
}
