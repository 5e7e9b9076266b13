import { defaultScheme, registryName } from '../hosts/registries.ts';
import type { Schemes } from '../settings/settings.ts';
import { matchPattern } from './permissions.ts';

/** The match patterns to ask the browser for, so that these hosts can be reached as they are reached; each once. */
export function matchPatterns(hosts: string[], schemes: Schemes = {}): string[] {
  const said = new Map(Object.entries(schemes));
  return [
    ...new Set(hosts.map((host) => matchPattern(host, said.get(registryName(host)) ?? defaultScheme(host)))),
  ];
}
