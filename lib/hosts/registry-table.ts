import { DOCKER_HUB } from '../oci/reference.ts';
import { DOCKER_API_HOST, DOCKER_AUTH_HOST, DOCKER_BLOB_HOSTS, HARDENED } from './docker-hub.ts';
import { ECR_GALLERY, GHCR } from './side-hosts.ts';

/** One registry, or one family of hosts that behave alike. To add a registry, add a row. */
export interface KnownRegistry {
  /** Its host, or the domain that its hosts share. Unique. */
  name: string;
  /** The hosts of a family, in lower case, without port. Default: `name` alone. */
  hosts?: RegExp;
  /** Other names of the same registry; `registryName` replaces them by `name`. */
  aliases?: readonly string[];
  /** The host that answers `/v2/`. Default: the registry's own name. */
  apiHost?: string;
  /** Its challenge, if known: that saves a round trip, and credentials may be sent to the realm. */
  challenge?: { realm: string; service: string };
  /** Hosts of its token server, if it is another host. */
  tokenHosts?: readonly string[];
  /** Hosts that it redirects blobs to, as patterns (`*.quay.io`). */
  blobHosts?: readonly string[];
  /**
   * Other registries that it redirects to for all of its content, as patterns: their challenge is answered, without our
   * credentials. That of no other host: a registry could make Tagkin spend pulls at another.
   */
  relaysTo?: readonly string[];
  /** Another host that lists its tags in bulk and takes no credentials; permission is requested along with the rest. */
  sideHosts?: readonly string[];
  /** The id of its bulk source (`SOURCES` in lib/sources). `distribution`: it has no bulk API. Left out: detected by a ping. */
  source?: string;
  /** The hosts of its website, whose pages are about its images. */
  sites?: RegExp;
  /** Where website and registry share a host: the first parts of a path that are pages; any other begins an image's name. */
  pageAreas?: RegExp;
  /** A Git forge: registry and website share a host, and `host/owner/name` is a Git repository. */
  isForge?: true;
}

/**
 * Sources: the registries' documentation, and challenges and redirects as seen up to September 2026.
 *
 * `distribution` where there is nothing better:
 * - codeberg.org (Gitea, Forgejo): a version in the packages API has no digest, which takes one more request each
 *   (`…/files`), no cheaper than a HEAD. Source: gitea `modules/structs/package.go`, `services/convert/package.go`.
 * - lscr.io, docker.n8n.io: gateways to other registries under their own name.
 * - The others have no API that works without an account of theirs.
 */
const ROWS = [
  {
    name: DOCKER_HUB,
    aliases: ['index.docker.io', DOCKER_API_HOST, 'registry.hub.docker.com'],
    apiHost: DOCKER_API_HOST,
    challenge: { realm: `https://${DOCKER_AUTH_HOST}/token`, service: 'registry.docker.io' },
    tokenHosts: [DOCKER_AUTH_HOST],
    blobHosts: DOCKER_BLOB_HOSTS,
    sites: /^(?:registry\.)?hub\.docker\.com$/,
    pageAreas: /^(?:_|r|u|v2)$/,
  },
  { name: HARDENED, blobHosts: DOCKER_BLOB_HOSTS, source: 'distribution' },
  {
    name: 'docker.n8n.io',
    tokenHosts: [DOCKER_API_HOST, DOCKER_AUTH_HOST],
    relaysTo: [DOCKER_API_HOST],
    blobHosts: DOCKER_BLOB_HOSTS,
    source: 'distribution',
  },
  {
    name: 'quay.io',
    blobHosts: ['*.quay.io', '*.s3.amazonaws.com'],
    source: 'quay',
    sites: /^quay\.io$/,
    pageAreas: /^(?:repository|organization|user)$/,
  },
  {
    name: GHCR,
    blobHosts: ['pkg-containers.githubusercontent.com'],
    source: 'ghcr',
    sites: /^(?:www\.)?github\.com$/,
  },
  {
    name: 'lscr.io',
    tokenHosts: [GHCR],
    relaysTo: [GHCR],
    blobHosts: ['pkg-containers.githubusercontent.com'],
    source: 'distribution',
  },
  {
    name: 'gcr.io',
    hosts: /(?:^|\.)gcr\.io$/,
    blobHosts: ['storage.googleapis.com'],
    source: 'google',
    sites: /^console\.cloud\.google\.com$/,
  },
  { name: 'pkg.dev', hosts: /\.pkg\.dev$/, blobHosts: ['storage.googleapis.com'], source: 'google' },
  {
    name: 'registry.k8s.io',
    relaysTo: ['*.pkg.dev'],
    blobHosts: ['*.pkg.dev', '*.amazonaws.com', 'storage.googleapis.com'],
    source: 'google',
  },
  {
    name: 'mcr.microsoft.com',
    blobHosts: ['*.data.mcr.microsoft.com'],
    source: 'distribution',
    sites: /^mcr\.microsoft\.com$/,
    pageAreas: /^(?:[a-z]{2}-[a-z]{2}|artifact|product)$/,
  },
  {
    name: 'azurecr.io',
    hosts: /\.azurecr\.io$/,
    blobHosts: ['*.blob.core.windows.net'],
    source: 'azure',
  },
  {
    name: 'public.ecr.aws',
    blobHosts: ['d5l0dvt14r5h8.cloudfront.net', 'd2glxqk2uabbnd.cloudfront.net'],
    sideHosts: [ECR_GALLERY],
    source: 'ecr-public',
    sites: /^gallery\.ecr\.aws$/,
  },
  {
    name: 'dkr.ecr.amazonaws.com',
    hosts: /\.dkr\.ecr\.[a-z0-9-]+\.amazonaws\.com$/,
    blobHosts: ['*.amazonaws.com'],
    source: 'distribution',
    sites: /(?:^|\.)console\.aws\.amazon\.com$/,
  },
  {
    name: 'registry.gitlab.com',
    tokenHosts: ['gitlab.com'],
    blobHosts: ['cdn.registry.gitlab-static.net', 'storage.googleapis.com'],
    source: 'gitlab',
    sites: /^gitlab\.com$/,
  },
  {
    name: 'registry.access.redhat.com',
    hosts: /^registry\.(?:access\.)?redhat\.(?:com|io)$/,
    blobHosts: ['*.quay.io'],
    sites: /^catalog\.redhat\.com$/,
  },
  { name: 'nvcr.io', blobHosts: ['layers.nvcr.io', '*.amazonaws.com'], source: 'distribution' },
  {
    name: 'cgr.dev',
    blobHosts: ['*.r2.cloudflarestorage.com'],
    source: 'distribution',
    sites: /^images\.chainguard\.dev$/,
  },
  { name: 'icr.io', hosts: /(?:^|\.)icr\.io$/ },
  { name: 'ocir.io', hosts: /(?:^|\.)ocir\.io$/ },
  { name: 'codeberg.org', source: 'distribution', isForge: true },
] as const satisfies readonly KnownRegistry[];

export const REGISTRIES: readonly KnownRegistry[] = ROWS;

/** The registries that have a website; lib/paste has a page reader for each. */
export type SiteName = Extract<(typeof ROWS)[number], { sites: RegExp }>['name'];
