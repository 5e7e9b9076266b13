import { TagkinError } from '../../failure.ts';
import { apiHost, registryName } from '../../hosts/registries.ts';
import type { HttpContext } from '../../http/context.ts';
import { isDomain, isPath } from '../../oci/grammar.ts';
import type { Permitted } from './permission.ts';
import type { Credentials } from './token.ts';
import type { SessionStore, Tokens } from './tokens.ts';

/** Dependencies of signing in. */
export interface AuthContext {
  http: HttpContext;
  tokens: Tokens;
  store: SessionStore;
  /** The credentials for a registry (`docker.io` for Docker Hub), if there are any. */
  credentials?: ((registry: string) => Promise<Credentials | undefined>) | undefined;
  /** Whether the user approved that a registry's credentials are sent to this target (`placeName` of lib/secrets). */
  approved?: ((registry: string, target: string) => Promise<boolean>) | undefined;
  /** Reads the challenge of a 401 that `fetch` hides (`rereadChallenge` of lib/http). */
  rereadChallenge?: ((url: string, method: 'GET' | 'HEAD') => Promise<string | null>) | undefined;
  permitted?: Permitted | undefined;
}

/** A repository at the origin that serves it, and the credentials to use there. */
export interface Endpoint {
  registry: string;
  repository: string;
  /** The registry's origin. */
  url: URL;
  credentials?: Credentials | undefined;
  /** Reached by a redirect to another origin: our credentials are not sent there, and only its own challenge counts. */
  isCrossOrigin?: boolean;
}

/** The URL scheme of a registry. */
export type SchemeOf = (registry: string) => Scheme | Promise<Scheme>;
export type Scheme = 'http' | 'https';

/** The endpoint of a repository. Throws `malformed` for an invalid registry or repository. */
export async function endpointOf(
  { credentials }: Pick<AuthContext, 'credentials'>,
  schemeOf: SchemeOf,
  registry: string,
  repository: string,
): Promise<Endpoint> {
  const name = registryName(registry);
  const origin = `${await schemeOf(name)}://${apiHost(name)}`;
  if (!isDomain(name) || !isPath(repository) || !URL.canParse(origin))
    throw new TagkinError({ kind: 'malformed' });
  return { registry: name, repository, url: new URL(origin), credentials: await credentials?.(name) };
}
