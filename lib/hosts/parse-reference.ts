import {
  DOCKER_HUB,
  parseNormalizedReference,
  type Reference,
  type ReferenceProblem,
} from '../oci/reference.ts';
import type { Result } from '../oci/result.ts';
import { registryName } from './registries.ts';

/**
 * Parses a reference under any name of Docker Hub's registry, in any letter case, as regclient and docker-library do:
 * `registry-1.docker.io/nginx` is `docker.io/library/nginx`. (distribution/reference accepts two names;
 * go-containerregistry prefers `index.docker.io`.) Otherwise as `parseNormalizedReference`.
 */
export function parseReference(text: string): Result<Reference, ReferenceProblem> {
  const slash = text.indexOf('/');
  const isHub = slash > 0 && registryName(text.slice(0, slash)) === DOCKER_HUB;
  return parseNormalizedReference(isHub ? DOCKER_HUB + text.slice(slash) : text);
}
