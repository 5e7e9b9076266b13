import { isLoopback, isRfc1918 } from './addresses.ts';

/**
 * The scheme for a registry without a setting of its own: plain http for loopback and RFC 1918 addresses, else https.
 * Source: go-containerregistry `Registry.Scheme`.
 */
export const defaultScheme = (registry: string): 'http' | 'https' =>
  isLoopback(registry) || isRfc1918(registry) ? 'http' : 'https';
