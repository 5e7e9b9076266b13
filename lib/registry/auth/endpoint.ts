import { TagkinError } from '../../failure.ts';
import { apiHost, registryName } from '../../hosts/registries.ts';
import type { Net } from '../../http/exchange.ts';
import { isDomain, isPath } from '../../oci/grammar.ts';
import type { Permitted } from './permission.ts';
import type { Credentials } from './token.ts';
import type { SessionStore, Tokens } from './tokens.ts';

/** What signing in needs from outside. */
export interface Doors {
  net: Net;
  tokens: Tokens;
  store: SessionStore;
  /** The credentials for a registry (`docker.io` for Docker Hub), if there are any. */
  credentials?: ((registry: string) => Promise<Credentials | undefined>) | undefined;
  /** Whether the person approved that a registry's credentials go to this place (`placeName` of lib/secrets). */
  approved?: ((registry: string, place: string) => Promise<boolean>) | undefined;
  /**
   * The WWW-Authenticate lines of a 401 that `fetch` hides: Firefox does so where there are two. Asked again by
   * `XMLHttpRequest({ mozAnon: true })`.
   */
  rereadChallenge?: ((url: string, method: 'GET' | 'HEAD') => Promise<string | null>) | undefined;
  permitted?: Permitted | undefined;
}

/** Who is asked for what, and as whom. */
export interface Place {
  registry: string;
  repository: string;
  /** The registry's origin. */
  url: URL;
  credentials?: Credentials | undefined;
  /** Someone whom the registry led us to: knows no credentials of ours, and is not asked for more than it says. */
  isStranger?: boolean;
}

/** How a registry is reached. */
export type SchemeOf = (registry: string) => Scheme | Promise<Scheme>;
export type Scheme = 'http' | 'https';

/** Where a registry answers, and as whom it is asked. Throws `malformed` for what names no registry or repository. */
export async function placeOf(
  { credentials }: Doors,
  schemeOf: SchemeOf,
  registry: string,
  repository: string,
): Promise<Place> {
  const name = registryName(registry);
  const origin = `${await schemeOf(name)}://${apiHost(name)}`;
  if (!isDomain(name) || !isPath(repository) || !URL.canParse(origin))
    throw new TagkinError({ kind: 'malformed' });
  return { registry: name, repository, url: new URL(origin), credentials: await credentials?.(name) };
}
