import { azure } from '../../hub-in-a-box/families/azure.ts';
import { ECR_GALLERY, ecrGallery } from '../../hub-in-a-box/families/ecr-gallery.ts';
import { type Family, ownReply } from '../../hub-in-a-box/families/family.ts';
import { GITHUB, packages } from '../../hub-in-a-box/families/github.ts';
import { gitlab } from '../../hub-in-a-box/families/gitlab.ts';
import { google } from '../../hub-in-a-box/families/google.ts';
import { harbor } from '../../hub-in-a-box/families/harbor.ts';
import { quay } from '../../hub-in-a-box/families/quay.ts';
import { json, type Quirks } from '../../registry/quirks.ts';
import { type FakeHost, fakeHost, type Given, type HostOptions, type Own, SECRET } from './host.ts';

/** A page of a bulk API with these tags, and another page behind it. */
type MorePages = (tags: { name: string; digest: string }[]) => Response;

/** A kind of registry, and what it costs to learn N tags of it. */
export interface Kind {
  title: string;
  /** The id of its bulk source. */
  kind: string;
  host: string;
  own: Own;
  /** Requests to detect it; 0 where it is known by name. */
  ping: 0 | 1;
  requests: (tags: number) => number;
  platforms?: HostOptions['platforms'];
  quirks?: Quirks;
  /** The host of its API, if not the registry's own. */
  apiHost?: string;
  given?: Given;
  /** Of a source that pages. */
  pages?: { size: number; more: MorePages };
}

const none: Own = () => undefined;
const of =
  (family: Family): Own =>
  (visit) =>
    ownReply(family, visit);
const at =
  (host: string, answer: Own): Own =>
  (visit) =>
    visit.request.host === host ? answer(visit) : undefined;

const pages = (size: number) => (tags: number) => Math.max(1, Math.ceil(tags / size));
/** One answer more where the last page could be a full one. */
const names = (size: number) => (tags: number) => pages(size)(tags) + (tags > 0 && tags % 50 === 0 ? 1 : 0);

/** A token of ghcr.io that its reader lets go to GitHub's API. */
export const APPROVED: Given = {
  credentials: async (registry) => (registry === 'ghcr.io' ? { account: 'me', secret: SECRET } : undefined),
  approved: async (registry, to) => registry === 'ghcr.io' && to === GITHUB,
};

const GOOGLE = { kind: 'google', own: of(google), ping: 0, requests: () => 1 } as const;

const QUAY = {
  kind: 'quay',
  own: of(quay),
  requests: pages(100),
  pages: {
    size: 100,
    more: (tags) =>
      json({
        tags: tags.map(({ name, digest }) => ({ name, manifest_digest: digest })),
        has_additional: true,
      }),
  },
} satisfies Partial<Kind>;

const GITLAB = {
  kind: 'gitlab',
  own: of(gitlab),
  requests: pages(1000),
  pages: { size: 1000, more: (tags) => json(tags, 200, { link: '<?last=x>; rel="next"' }) },
} satisfies Partial<Kind>;

const HARBOR = {
  kind: 'harbor',
  own: of(harbor),
  requests: pages(100),
  pages: {
    size: 100,
    more: (tags) =>
      json(
        tags.map(({ name, digest }) => ({ digest, tags: [{ name }] })),
        200,
        { 'x-total-count': '999999999' },
      ),
  },
} satisfies Partial<Kind>;

const GHCR = {
  kind: 'ghcr',
  own: at(GITHUB, packages),
  requests: pages(100),
  platforms: [],
  apiHost: GITHUB,
  given: APPROVED,
  pages: {
    size: 100,
    more: (tags) =>
      json(
        tags.map(({ name, digest }) => ({ name: digest, metadata: { container: { tags: [name] } } })),
        200,
        { link: '<?page=2>; rel="next"' },
      ),
  },
} satisfies Partial<Kind>;

const ECR_PUBLIC = {
  kind: 'ecr-public',
  own: at(ECR_GALLERY, ecrGallery),
  requests: pages(1000),
  apiHost: ECR_GALLERY,
  pages: {
    size: 1000,
    more: (tags) =>
      json({
        imageTagDetails: tags.map(({ name, digest }) => ({
          imageTag: name,
          imageDetail: { imageDigest: digest },
        })),
        nextToken: 'x',
      }),
  },
} satisfies Partial<Kind>;

const AZURE = {
  kind: 'azure',
  own: of(azure),
  requests: pages(100),
  pages: { size: 100, more: (tags) => json({ tags }, 200, { link: '<?last=x>; rel="next"' }) },
} satisfies Partial<Kind>;

export const KINDS: Kind[] = [
  { ...GOOGLE, title: 'gcr.io', host: 'gcr.io' },
  { ...GOOGLE, title: 'pkg.dev', host: 'eu-docker.pkg.dev' },
  { ...QUAY, title: 'quay.io', host: 'quay.io', ping: 0 },
  { ...QUAY, title: 'a Quay', host: 'quay.example.com', ping: 1 },
  { ...HARBOR, title: 'a Harbor', host: 'harbor.example.com', ping: 1 },
  { ...GITLAB, title: 'registry.gitlab.com', host: 'registry.gitlab.com', ping: 0 },
  { ...GITLAB, title: 'a GitLab', host: 'reg.example.com', ping: 1 },
  { ...GHCR, title: 'ghcr.io where its token may go to GitHub', host: 'ghcr.io', ping: 0 },
  { ...ECR_PUBLIC, title: 'public.ecr.aws', host: 'public.ecr.aws', ping: 0 },
  { ...AZURE, title: 'an Azure registry', host: 'acme.azurecr.io', ping: 0 },
  { ...AZURE, title: 'an Azure registry of Azure Government', host: 'acme.azurecr.us', ping: 1 },
  {
    title: 'ghcr.io',
    kind: 'distribution',
    host: 'ghcr.io',
    own: none,
    ping: 0,
    requests: (tags) => tags + names(2000)(tags),
  },
  {
    title: 'any other',
    kind: 'distribution',
    host: 'localhost:5000',
    own: none,
    ping: 1,
    requests: (tags) => tags + names(100)(tags),
    quirks: { paging: 'relative', scheme: 'http' },
  },
];

/** The kinds whose source pages. */
export const PAGED = KINDS.filter((kind): kind is Kind & Required<Pick<Kind, 'pages'>> => !!kind.pages);

/** A registry of a kind with so many tags, each of them another image. */
export function hostOf({ host, ...options }: Kind, count: number): FakeHost {
  const fake = fakeHost(host, { ...options, quirks: { auth: 'none', ...options.quirks } });
  for (let tag = 0; tag < count; tag++) fake.push(`v${tag}`);
  return fake;
}
