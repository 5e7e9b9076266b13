import { hostnameOf } from './addresses.ts';
import { findRegistry } from './registries.ts';

/** First labels that registries commonly have: `registry.example.com`, `harbor-eu.example.com`. */
const LIKELY_LABEL = /^(?:registry|docker|cr|oci|harbor|containers?)[.-]/;

/** First labels that mean a registry even in running text. */
const SURE_LABEL = /^(?:registry|quay)\./;

function isKnown(host: string): boolean {
  const registry = findRegistry(hostnameOf(host));
  return registry !== undefined && !registry.isForge;
}

/** Whether the path of a URL on this host is likely an image's name: a known registry, or a host named like one. */
export const isRegistryHost = (host: string): boolean => isKnown(host) || LIKELY_LABEL.test(host);

/** The same in running text, where `docker.com/pricing` is not an image. */
export const isRegistryInText = (host: string): boolean => isKnown(host) || SURE_LABEL.test(host);
