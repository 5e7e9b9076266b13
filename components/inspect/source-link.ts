/** Hosts whose addresses are known: how the way to a commit is written behind the repository. */
const HOSTS = {
  github: [/(?:^|\.)github\.com$/, '/tree/'],
  gitlab: [/(?:^|\.)gitlab\.com$/, '/-/tree/'],
  bitbucket: [/^bitbucket\.org$/, '/src/'],
  gitea: [/^(?:codeberg\.org|gitea\.com)$/, '/src/commit/'],
} as const satisfies Record<string, [RegExp, string]>;

export type SourceHost = keyof typeof HOSTS;

interface SourceLink {
  href: string;
  /** Set if the link leads to it. */
  revision?: string;
}

/**
 * The address of an image's source as its labels state it, at its revision where the host is known. Undefined unless it is
 * an https address.
 */
export function sourceLink(source: string | undefined, revision = ''): SourceLink | undefined {
  const url = addressOf(source);
  const known = url && repositoryAt(url);
  if (!known || !isRevision(revision)) return url && { href: url.href };
  return { href: `${known.repository}${HOSTS[known.host][1]}${revision}`, revision };
}

/** What is behind the repository (`.git`, `#branch:folder`, `@refs/heads/main`) is left out. */
export function addressOf(source = ''): URL | undefined {
  const written = source.replace(/^git\+/, '').replace(/(?:\.git)?(?:@refs\/[^#]*)?(?:#.*)?$/, '');
  return written.startsWith('https://') && URL.canParse(written) ? new URL(written) : undefined;
}

/** The repository that an address names, at a host that is known. */
export function repositoryAt(url: URL): { host: SourceHost; repository: string } | undefined {
  const host = (Object.keys(HOSTS) as SourceHost[]).find((each) => HOSTS[each][0].test(url.host));
  const [, owner, name, ...more] = url.pathname.split('/');
  if (!host || !owner || !name || more.length > 0) return undefined;
  return { host, repository: `${url.origin}/${owner}/${name}` };
}

export const isRevision = (revision: string): boolean => /^[0-9a-f]{7,64}$/.test(revision);
