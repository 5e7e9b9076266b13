import type { Family } from './family.ts';

const HOST = 'gitea.example.test';

/** A Gitea or Forgejo: challenges every request, with a scope of its own; its packages API has no digests. */
export const gitea: Family = {
  host: HOST,
  realm: `https://${HOST}/v2/token`,
  challenge: (scope) =>
    `Bearer realm="https://${HOST}/v2/token",service="container_registry",scope="${scope || '*'}"`,
};
