import { parseReference } from '../hosts/parse-reference.ts';
import { formatReference, type Reference, withDefaultTag } from '../oci/reference.ts';
import type { Watched } from './watched.ts';

/** A watched tag with its reference. */
export interface WatchedTag {
  watched: Watched;
  registry: string;
  repository: string;
  tag: string;
}

/**
 * The canonical reference by which an image is watched: its tag, `latest` by default, whatever digest stands beside it.
 * Undefined for a text that is no reference, and for a digest alone.
 */
export function watchedImage(text: string): string | undefined {
  const parsed = parseReference(text);
  if (!parsed.ok) return undefined;
  return imageOf(parsed.value);
}

export function imageOf(reference: Reference): string | undefined {
  const { registry, repository, tag } = withDefaultTag(reference);
  return tag && formatReference({ registry, repository, tag }, 'canonical');
}

/** A canonical reference as people write it: `nginx:latest` of `docker.io/library/nginx:latest`. */
export function familiarImage(image: string): string {
  const parsed = parseReference(image);
  return parsed.ok ? formatReference(parsed.value) : image;
}

/** The watched tags by `registry/repository`, in the order of the list. */
export function byRepository(all: readonly Watched[]): Map<string, WatchedTag[]> {
  const groups = new Map<string, WatchedTag[]>();
  for (const watched of all) {
    const parsed = parseReference(watched.image);
    if (!parsed.ok || parsed.value.tag === undefined) continue;
    const { registry, repository, tag } = parsed.value;
    const name = `${registry}/${repository}`;
    groups.set(name, [...(groups.get(name) ?? []), { watched, registry, repository, tag }]);
  }
  return groups;
}
