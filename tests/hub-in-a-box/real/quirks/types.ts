import type { NextPage } from '../../registry/name-page.ts';

/**
 * What registries do differently, each to be switched on for `quirks.example.test`; without any it is a plain registry
 * that wants tokens, serving the repositories of the box. Who does what: the table of registries in the shared facts.
 */
export interface Quirks {
  /** Default: `bearer`; `basic` is for the account of the box. */
  auth?: 'bearer' | 'basic' | 'none';
  /** Basic offered in a second WWW-Authenticate line (Gitea). */
  twoLines?: boolean;
  /** The 401 of a resource has no challenge; only that of `/v2/` has one (gcr.io). */
  silent?: boolean;
  /** Parameters without quotes (gcr.io). */
  unquoted?: boolean;
  /** Default: `https://quirks.example.test/token`; `tokens.example.test` has a token server too. */
  realm?: string;
  /** null: not given (nvcr.io). */
  service?: string | null;
  /** Any token will do where it is an odd one; null: not given (codeberg.org). */
  scope?: string | null;

  /** How HEAD of a manifest is refused: 405, 404 (Nexus), 403 (GitLab Dedicated). */
  headStatus?: number;
  /** So many requests are answered with this first; counted down. */
  fails?: { times: number; status: number; retryAfter?: string };
  /** A page of HTML instead, with status 200. */
  html?: 'token' | 'tags' | 'manifests' | 'blobs';

  noDigestHeader?: boolean;
  /** What does not match its digest: the header of a manifest, its body, or a config. */
  wrong?: 'header' | 'manifest' | 'config';
  /** Every tag is a document that is both index and image, or an index that claims to contain itself. */
  manifest?: 'both' | 'itself';
  /** A gigabyte instead of a config, with or without a Content-Length. */
  hugeConfig?: 'declared' | 'untold';
  /** Blobs are at `blobs.example.test`, which refuses credentials. */
  redirectsBlobs?: boolean;

  /** Names in a page. Default: 100. */
  pageSize?: number;
  /** How the next page is named. Default: `relative`. */
  link?: NextPage;
  /** `null` in the place of the list; or `null`, empty, repeated and digest names in it (Nexus). */
  tags?: 'null' | 'dirty';
}
