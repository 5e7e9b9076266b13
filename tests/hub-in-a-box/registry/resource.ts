/** What a path of `/v2/` names: a manifest, a blob, or the list of a repository's tags. */
export interface Resource {
  /** `library/nginx` */
  name: string;
  kind: 'manifests' | 'blobs' | 'tags';
  /** A tag or a digest; empty for the list. */
  reference: string;
}

const PATH = /^\/v2\/(.+?)\/(?:(manifests|blobs)\/([^/]+)|tags\/list)$/;

/** Null for any other path. */
export function resourceOf(path: string): Resource | null {
  const [, name, kind, reference = ''] = PATH.exec(path) ?? [];
  if (name === undefined) return null;
  return {
    name,
    kind: (kind as Resource['kind'] | undefined) ?? 'tags',
    reference: decodeURIComponent(reference),
  };
}
