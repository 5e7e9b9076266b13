import type { HttpContext } from '../http/context.ts';
import type { Repository } from '../oci/reference.ts';
import type { Answer } from '../registry/answer.ts';
import type { Permitted } from '../registry/auth/permission.ts';
import type { Registry, RegistryOptions } from '../registry/client.ts';

/** What one step needs from outside to list the tags of a registry other than Docker Hub. */
export interface RegistrySource extends DistributionSource {
  /** For APIs beside `/v2/`; the same as the registry client's. */
  http: HttpContext;
  permitted?: Permitted | undefined;
  /** The user's choice of scheme, by registry. */
  schemeOf?: RegistryOptions['schemeOf'] | undefined;
  /**
   * A GET at the registry's own origin, with the sign-in of `/v2/<repository>/`. Without it, APIs that need that sign-in
   * are not used. Throws as the registry's other calls do.
   */
  signedIn?: ((where: Repository, path: string, options: SignedInOptions) => Promise<Answer>) | undefined;
}

interface SignedInOptions {
  /** Most bytes of the answer. */
  limit: number;
  signal: AbortSignal;
}

export interface DistributionSource {
  registry: Registry;
  now: () => number;
  /** Resolved first, with their likely aliases. */
  visibleTags: string[];
  /** Ends the step, within 20 s. */
  signal: AbortSignal;
}
