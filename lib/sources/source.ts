import type { HttpContext } from '../http/context.ts';
import type { Repository } from '../oci/reference.ts';
import type { Answer } from '../registry/answer.ts';
import type { Permitted } from '../registry/auth/permission.ts';
import type { Registry, RegistryOptions } from '../registry/client.ts';

/** What one step needs from outside to learn the tags of a registry other than Docker Hub. */
export interface RegistrySource extends DistributionSource {
  /** For what a registry offers beside `/v2/`; the same as `registry` has. */
  http: HttpContext;
  permitted?: Permitted | undefined;
  /** How a registry is reached: the user's choice, where there is one. */
  schemeOf?: RegistryOptions['schemeOf'] | undefined;
  /**
   * A GET at the registry's own origin, with the sign-in that `/v2/<repository>/` asks for. Where it is missing, APIs that
   * need that sign-in are not used. Throws as the registry's other calls do.
   */
  signedIn?: ((where: Repository, path: string, options: SignedInOptions) => Promise<Answer>) | undefined;
}

export interface SignedInOptions {
  /** Most bytes of the answer. */
  limit: number;
  signal: AbortSignal;
}

export interface DistributionSource {
  registry: Registry;
  now: () => number;
  /** The tags on the screen: they and their likely aliases are looked up first. */
  visibleTags: string[];
  /** Ends the step, within 20 s: what has not come by then stays to be done. */
  signal: AbortSignal;
}
