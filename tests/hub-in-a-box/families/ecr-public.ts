import type { Family } from './family.ts';

/** public.ecr.aws, whose scope names no repository until one is asked for; its gallery is another host. */
export const ecrPublic: Family = {
  host: 'public.ecr.aws',
  realm: 'https://public.ecr.aws/token/',
  challenge: (scope) =>
    `Bearer realm="https://public.ecr.aws/token/",service="public.ecr.aws",scope="${scope || 'aws'}"`,
};
