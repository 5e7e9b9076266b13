import { familiarRepository } from '../hosts/docker-hub.ts';

/**
 * The pinned reference of a tag on Docker Hub, as `formatReference` of lib/oci writes it, but without its parser: content scripts
 * have no room for that. A name that would be read as another registry's stays complete.
 */
export function pinnedReference(repository: string, tag: string, digest: string): string {
  const name = familiarRepository(repository);
  const isLikeHost = /^(?:[^/]*[.:]|localhost\/)/.test(name) && name.includes('/');
  return `${isLikeHost ? `docker.io/${repository}` : name}:${tag}@${digest}`;
}
