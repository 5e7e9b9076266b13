import { addressOf, isRevision, repositoryAt, type SourceHost } from '../inspect/source-link.ts';

/** How a host shows what lies between two commits, behind the repository. */
const BETWEEN: Record<SourceHost, (from: string, to: string) => string> = {
  github: (from, to) => `/compare/${from}...${to}`,
  gitlab: (from, to) => `/-/compare/${from}...${to}`,
  bitbucket: (from, to) => `/branches/compare/${to}%0D${from}`,
  gitea: (from, to) => `/compare/${from}...${to}`,
};

/** The address of the commits between two of one repository; undefined where its host is not known. */
export function commitsLink(source: string, from: string, to: string): string | undefined {
  const url = addressOf(source);
  const known = url && repositoryAt(url);
  if (!known || !isRevision(from) || !isRevision(to)) return undefined;
  return known.repository + BETWEEN[known.host](from, to);
}
