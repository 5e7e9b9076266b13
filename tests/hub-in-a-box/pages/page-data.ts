/**
 * What a page is drawn from: plain JSON that the server embeds in the first document and answers again under
 * `<path>.data` for client-side navigation. All texts are final, so that server and browser draw the same.
 */

/** The head of a repository, above its Overview and Tags tabs. */
export interface RepositoryHead {
  namespace: string;
  name: string;
  /** `nginx` for an official image, else `namespace/name`. */
  title: string;
  /** Path of the overview page: `/_/nginx` or `/r/namespace/name`. */
  path: string;
  description: string;
  /** Chip text: Image, Helm, Artifact or Model. */
  kind: string;
  stars: string;
  pulls: string;
  /** `11 days ago`, or null. */
  updated: string | null;
}

/** One row of a tag's table: an image that runs somewhere. */
export interface ImageRow {
  /** First 12 digits of the digest, or null where Hub does not know it. */
  digest: string | null;
  /** Layers page of this image, or null. */
  href: string | null;
  platform: string;
  size: string;
}

/** One block of the tags page. */
export interface TagRow {
  name: string;
  kind: string;
  /** Where the tag's name leads; null: the name is plain text. */
  href: string | null;
  /** `11 days`, or null: no "Last pushed" line. */
  pushed: string | null;
  pusher: string;
  command: string;
  /** Short digest of what is not an image (models show it); null where unknown. */
  digest: string | null;
  images: ImageRow[];
}

export interface TagsPage {
  kind: 'tags';
  title: string;
  head: RepositoryHead;
  tags: TagRow[];
  page: number;
  pages: number;
  filter: string;
  ordering: string;
}

/** The overview's side panel. */
export interface TagSummary {
  kind: string;
  /** `sha256:` and 9 digits, or empty. */
  digest: string;
  size: string;
  updated: string | null;
  command: string;
}

export interface OverviewPage {
  kind: 'overview';
  title: string;
  head: RepositoryHead;
  readme: string;
  summary: TagSummary | null;
  recent: { name: string; href: string }[];
}

export interface LayersPage {
  kind: 'layers';
  title: string;
  /** `namespace/name:tag`. */
  reference: string;
  repository: { title: string; path: string };
  multiPlatform: boolean;
  headDigest: { label: 'Index digest' | 'Manifest digest'; digest: string };
  platforms: { text: string; href: string; selected: boolean }[];
  size: string;
  pushed: string | null;
  pusher: string;
  digest: string;
  steps: { instruction: string; short: string; size: string }[];
}

export interface ListPage {
  kind: 'home' | 'search' | 'profile';
  title: string;
  heading: string;
  repositories: { title: string; path: string; description: string }[];
}

interface NotFoundPage {
  kind: 'not-found';
  title: string;
}

export type PageData = TagsPage | OverviewPage | LayersPage | ListPage | NotFoundPage;
