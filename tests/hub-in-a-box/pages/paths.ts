import type { BoxRepository } from '../model.ts';

/** Path of the overview page; official images have `/_/NAME`. */
export function repositoryPath(repository: BoxRepository): string {
  const name = encodeURIComponent(repository.name);
  if (repository.namespace === 'library') return `/_/${name}`;
  return `/r/${encodeURIComponent(repository.namespace)}/${name}`;
}

/** Path of an image's layers page. Official images are `library` here, not `_` (seen in links of 2021-26). */
export function layersPath(repository: BoxRepository, tag: string, digest: string): string {
  const parts = [repository.namespace, repository.name, tag].map(encodeURIComponent).join('/');
  return `/layers/${parts}/images/${digest.replace(':', '-')}`;
}

/** `nginx` for an official image, else `namespace/name`. */
export function repositoryTitle(repository: BoxRepository): string {
  return repository.namespace === 'library' ? repository.name : `${repository.namespace}/${repository.name}`;
}
