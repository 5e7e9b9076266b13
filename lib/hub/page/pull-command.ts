/** The image of a pull command on one of Hub's pages. */
export interface PullCommand {
  repository: string;
  tag: string;
}

const IMAGE = /^docker (?:model )?pull (?:docker\.io\/)?([a-z0-9._-]+(?:\/[a-z0-9._-]+)?)(?::(\S+))?$/;
const CHART = /^helm pull oci:\/\/registry-1\.docker\.io\/([a-z0-9._-]+\/[a-z0-9._-]+) --version (\S+)$/;

/**
 * Reads the command that Hub prints for a tag: `docker pull nginx:1.31`, `docker model pull ai/x:latest`,
 * `helm pull oci://registry-1.docker.io/ns/chart --version 0.1.0`. Null for any other text. A command without a tag means
 * `latest`, as on overview pages.
 */
export function readPullCommand(text: string): PullCommand | null {
  const line = text.trim().replace(/\s+/g, ' ');
  const match = IMAGE.exec(line) ?? CHART.exec(line);
  if (!match?.[1]) return null;
  const repository = match[1].includes('/') ? match[1] : `library/${match[1]}`;
  return { repository, tag: match[2] ?? 'latest' };
}
