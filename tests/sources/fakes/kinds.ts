import type { Quirks } from '../../registry/fake-registry.ts';
import { ecrGallery } from './ecr-gallery.ts';
import { github, TOKEN } from './github.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { harbor } from './harbor.ts';
import { type Api, type FakeHost, fakeHost, type Given } from './host.ts';
import { quay } from './quay.ts';

/** One registry of every kind, and what it costs to learn N tags of it: DESIGN.md, section 5. */
export interface Kind {
  title: string;
  /** The id of its bulk source. */
  kind: string;
  host: string;
  api: Api;
  /** Asked once to find out what it is; 0 where that is known by name. */
  ping: 0 | 1;
  requests: (tags: number) => number;
  quirks?: Quirks;
  /** Where its API is, if not at the registry itself. */
  apiHost?: string;
  given?: Given;
}

const none: Api = () => undefined;
const pages = (size: number) => (tags: number) => Math.max(1, Math.ceil(tags / size));
/** One answer more where the last page could be a full one. */
const names = (size: number) => (tags: number) => pages(size)(tags) + (tags > 0 && tags % 50 === 0 ? 1 : 0);

/** A token of ghcr.io, which its reader lets go to GitHub's API. */
export const APPROVED: Given = {
  credentials: async (registry) => (registry === 'ghcr.io' ? { account: 'me', secret: TOKEN } : undefined),
  approved: async (registry, to) => registry === 'ghcr.io' && to === 'api.github.com',
};

export const KINDS: Kind[] = [
  { title: 'gcr.io', kind: 'google', host: 'gcr.io', api: google, ping: 0, requests: () => 1 },
  { title: 'pkg.dev', kind: 'google', host: 'eu-docker.pkg.dev', api: google, ping: 0, requests: () => 1 },
  { title: 'quay.io', kind: 'quay', host: 'quay.io', api: quay, ping: 0, requests: pages(100) },
  { title: 'a Quay', kind: 'quay', host: 'quay.example.com', api: quay, ping: 1, requests: pages(100) },
  {
    title: 'a Harbor',
    kind: 'harbor',
    host: 'harbor.example.com',
    api: harbor,
    ping: 1,
    requests: pages(100),
  },
  {
    title: 'registry.gitlab.com',
    kind: 'gitlab',
    host: 'registry.gitlab.com',
    api: gitlab,
    ping: 0,
    requests: pages(1000),
  },
  { title: 'a GitLab', kind: 'gitlab', host: 'reg.example.com', api: gitlab, ping: 1, requests: pages(1000) },
  {
    title: 'ghcr.io where its token may go to GitHub',
    kind: 'ghcr',
    host: 'ghcr.io',
    api: github,
    ping: 0,
    requests: pages(100),
    apiHost: 'api.github.com',
    given: APPROVED,
  },
  {
    title: 'public.ecr.aws',
    kind: 'ecr-public',
    host: 'public.ecr.aws',
    api: ecrGallery,
    ping: 0,
    requests: pages(1000),
    apiHost: 'api.us-east-1.gallery.ecr.aws',
  },
  {
    title: 'ghcr.io',
    kind: 'distribution',
    host: 'ghcr.io',
    api: none,
    ping: 0,
    requests: (tags) => tags + names(2000)(tags),
  },
  {
    title: 'any other',
    kind: 'distribution',
    host: 'localhost:5000',
    api: none,
    ping: 1,
    requests: (tags) => tags + names(100)(tags),
    quirks: { paging: 'link', scheme: 'http' },
  },
];

/** The kinds that have an API of their own, page by page. */
export const WALKED = KINDS.filter(({ kind }) => !['google', 'distribution'].includes(kind));

/** A registry of a kind with so many tags, each of them another image. */
export function hostOf({ host, api, quirks, given }: Kind, count: number): FakeHost {
  const fake = fakeHost(host, api, { auth: 'none', ...quirks }, given);
  for (let at = 0; at < count; at++) fake.push(`v${at}`);
  return fake;
}
