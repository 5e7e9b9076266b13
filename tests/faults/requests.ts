import type { ErrorKind } from '../../lib/failure.ts';
import type { LoggedRequest } from '../hub-in-a-box/index.ts';
import { BULK } from './bulk.ts';
import { ELSEWHERE, type FLOWS } from './flows.ts';

/** A kind of request, and the flow in which it goes wrong. */
export interface RequestRow {
  name: string;
  flow: keyof typeof FLOWS;
  matches: (request: LoggedRequest) => boolean;
  /** What its answer has: content that is named by its digest, or a header alone. */
  has?: 'digest' | 'no body';
  /** Kinds of failure by which a registry's own oddities are told, whatever the fault. */
  kinds?: readonly ErrorKind[];
  /** A 404 ends the list there: nothing is told but the coverage. */
  isLaterPage?: true;
}

const HUB = 'hub.docker.com';
const REGISTRY = 'registry-1.docker.io';
const AUTH = 'auth.docker.io';
const STORAGE = 'production.cloudflare.docker.com';

const at =
  (host: string, path: RegExp, method = 'GET') =>
  (request: LoggedRequest): boolean =>
    request.host === host && request.method === method && path.test(request.path);

const tagsPage = (wanted: (query: URLSearchParams) => boolean) => (request: LoggedRequest) =>
  at(HUB, /\/tags$/)(request) && wanted(request.query);
const isByName = (query: URLSearchParams) => query.get('ordering') !== 'last_updated';

/** Every kind of request of a visit, a look-up and an inspection. */
export const REQUESTS: readonly RequestRow[] = [
  { name: 'newest tags', flow: 'visit', matches: tagsPage((q) => q.get('page') === '1' && !isByName(q)) },
  {
    name: 'next page of tags',
    flow: 'visit',
    matches: tagsPage((q) => q.get('page') === '2'),
    isLaterPage: true,
  },
  {
    name: 'page past the cap',
    flow: 'visit',
    matches: tagsPage((q) => q.get('page') === '3'),
    isLaterPage: true,
  },
  { name: 'token for the names', flow: 'visit', matches: at(AUTH, /^\/token$/) },
  { name: 'names of all tags', flow: 'visit', matches: at(REGISTRY, /\/tags\/list$/) },
  { name: 'page of tags by name', flow: 'visit', matches: tagsPage(isByName) },
  { name: 'newest tags', flow: 'revisit', matches: tagsPage(() => true) },
  { name: 'build steps', flow: 'derived', matches: at(HUB, /\/images$/) },

  { name: 'one tag', flow: 'lookUp', matches: at(HUB, /\/tags\/latest$/) },
  { name: 'token', flow: 'lookUp', matches: at(AUTH, /^\/token$/) },
  { name: 'manifest', flow: 'lookUp', matches: at(REGISTRY, /\/manifests\/sha256:/), has: 'digest' },
  { name: 'config (redirect)', flow: 'lookUp', matches: at(REGISTRY, /\/blobs\//), has: 'digest' },
  { name: 'config (storage)', flow: 'lookUp', matches: at(STORAGE, /./), has: 'digest' },
  { name: 'newest tags', flow: 'lookUp', matches: tagsPage(() => true) },

  { name: 'token', flow: 'elsewhere', matches: at(ELSEWHERE, /^\/token$/) },
  { name: 'index by tag', flow: 'elsewhere', matches: at(ELSEWHERE, /\/manifests\/latest$/) },
  { name: 'manifest', flow: 'elsewhere', matches: at(ELSEWHERE, /\/manifests\/sha256:/), has: 'digest' },
  { name: 'config', flow: 'elsewhere', matches: at(ELSEWHERE, /\/blobs\//), has: 'digest' },
  { name: 'ping', flow: 'elsewhere', matches: at(ELSEWHERE, /^\/v2\/$/) },
  { name: 'names of all tags', flow: 'elsewhere', matches: at(ELSEWHERE, /\/tags\/list$/) },
  {
    name: 'HEAD of a tag',
    flow: 'elsewhere',
    matches: at(ELSEWHERE, /\/manifests\//, 'HEAD'),
    has: 'no body',
    kinds: ['unsupported'],
  },

  { name: 'build steps', flow: 'inspection', matches: at(HUB, /\/images$/) },
  { name: 'token', flow: 'inspection', matches: at(AUTH, /^\/token$/) },
  {
    name: 'HEAD of the tag',
    flow: 'inspection',
    matches: at(REGISTRY, /\/manifests\/latest$/, 'HEAD'),
    has: 'no body',
  },
  {
    name: 'manifests by digest',
    flow: 'inspection',
    matches: at(REGISTRY, /\/manifests\/sha256:/),
    has: 'digest',
  },
  { name: 'blobs (storage)', flow: 'inspection', matches: at(STORAGE, /./), has: 'digest' },
  { name: 'referrers', flow: 'inspection', matches: at(REGISTRY, /\/referrers\//) },

  ...BULK.map((row): RequestRow => {
    const { side, method } = { side: row.host, method: 'GET', ...row };
    return { name: row.host, flow: row.id, matches: at(side, row.api, method) };
  }),
];
