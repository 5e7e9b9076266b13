import { hostsOf } from '../../lib/hosts/registries.ts';
import { ECR_GALLERY, GITHUB_API } from '../../lib/hosts/side-hosts.ts';

/** A registry with an API that lists tags with digests; all of them have the repositories of the box. */
interface BulkRow {
  id: string;
  host: string;
  /** Where its API is, if on another host. */
  side?: string;
  api: RegExp;
  method?: 'POST';
}

/** Each bulk source by one registry. */
export const BULK = [
  { id: 'google', host: 'gcr.io', api: /\/tags\/list$/ },
  { id: 'quay', host: 'quay.io', api: /^\/api\/v1\/repository\// },
  { id: 'harbor', host: 'harbor.example.test', api: /^\/api\/v2\.0\// },
  { id: 'gitlab', host: 'registry.gitlab.com', api: /^\/gitlab\/v1\// },
  {
    id: 'ecr-public',
    host: 'public.ecr.aws',
    side: ECR_GALLERY,
    api: /^\/describeImageTags$/,
    method: 'POST',
  },
  { id: 'azure', host: 'box.azurecr.io', api: /^\/acr\/v1\// },
  { id: 'ghcr', host: 'ghcr.io', side: GITHUB_API, api: /\/versions$/ },
] as const satisfies BulkRow[];

export type BulkId = (typeof BULK)[number]['id'];

/** The hosts that their listings send requests to: each registry's own, those that it redirects to, and its API's. */
export const BULK_HOSTS: string[] = BULK.flatMap((row) => [
  ...hostsOf(row.host),
  ...('side' in row ? [row.side] : []),
]);
