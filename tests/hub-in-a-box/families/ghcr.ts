import type { Family } from './family.ts';

/** ghcr.io, whose `/v2/` speaks of a placeholder; what else it knows is at `api.github.com`. */
export const ghcr: Family = {
  host: 'ghcr.io',
  realm: 'https://ghcr.io/token',
  challenge: (scope) =>
    `Bearer realm="https://ghcr.io/token",service="ghcr.io",scope="${scope || 'repository:user/image:pull'}"`,
};
