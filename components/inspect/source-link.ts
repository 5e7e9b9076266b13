/** Hosts whose address of a commit is known: `<repository><between><revision>`. */
const TREES: [RegExp, string][] = [
  [/(?:^|\.)github\.com$/, '/tree/'],
  [/(?:^|\.)gitlab\.com$/, '/-/tree/'],
  [/^bitbucket\.org$/, '/src/'],
  [/^(?:codeberg\.org|gitea\.com)$/, '/src/commit/'],
];

interface SourceLink {
  href: string;
  /** Set if the link leads to it. */
  revision?: string;
}

/**
 * The address of an image's source as its labels state it, at its revision where the host is known. Undefined unless it is
 * an https address.
 */
export function sourceLink(source: string | undefined, revision?: string): SourceLink | undefined {
  const written = source?.replace(/^git\+/, '').replace(/(?:\.git)?(?:#.*)?$/, '') ?? '';
  if (!written.startsWith('https://') || !URL.canParse(written)) return undefined;
  const url = new URL(written);
  const tree = TREES.find(([host]) => host.test(url.host))?.[1];
  const [, owner, name, ...more] = url.pathname.split('/');
  const isRepository = Boolean(owner && name && more.length === 0);
  if (!tree || !isRepository || !/^[0-9a-f]{7,64}$/.test(revision ?? '') || revision === undefined)
    return { href: url.href };
  return { href: `${url.origin}/${owner}/${name}${tree}${revision}`, revision };
}
