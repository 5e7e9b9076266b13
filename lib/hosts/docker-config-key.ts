import { isDomain } from '../oci/grammar.ts';
import { registryName } from './registries.ts';

/**
 * The registry that a key of Docker's `auths` names: `https://index.docker.io/v1/` → `docker.io`. Null for any other
 * text. Source: docker/cli `cli/config/credentials` (`ConvertToHostname`).
 */
export function registryOfKey(key: string): string | null {
  const [, host = ''] = /^(?:https?:\/\/)?([^/]+)(?:\/(?:v[12]\/?)?)?$/i.exec(key) ?? [];
  return isDomain(host) ? registryName(host) : null;
}
