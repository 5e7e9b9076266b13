import type { Family } from './family.ts';

/** public.ecr.aws, whose challenge for `/v2/` names no repository; its gallery is another host. */
export const ecrPublic: Family = {
  host: 'public.ecr.aws',
  realm: 'https://public.ecr.aws/token/',
  challenge: (scope) =>
    `Bearer realm="https://public.ecr.aws/token/",service="public.ecr.aws",scope="${scope || 'aws'}"`,
};
