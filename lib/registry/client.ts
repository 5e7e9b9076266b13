import { registryName } from '../hosts/registries.ts';
import { defaultScheme } from '../hosts/scheme.ts';
import type { HttpContext } from '../http/context.ts';
import { createShare } from '../http/in-flight.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { Answer } from './answer.ts';
import type { SchemeOf } from './auth/endpoint.ts';
import { createSigned, type Signed } from './auth/signed.ts';
import { createTokens, type SessionStore } from './auth/tokens.ts';
import { type BlobOptions, type BlobRange, blob, blobRange } from './blobs.ts';
import { type ContentCache, forgiving } from './content.ts';
import { type BlobLocation, locateBlob } from './locate-blob.ts';
import { digestOfTag, type Head, head, manifestOfDigest, manifestOfTag } from './manifests.ts';
import { prepare } from './prepare.ts';
import type { Fetched } from './receive.ts';
import { type Referrers, type ReferrersOptions, referrers } from './referrers.ts';
import { type TagCursor, type TagPage, tagsPage } from './tags.ts';
import { createLocator, createTransport, type TransportContext } from './transport.ts';

type Optional = Pick<
  TransportContext,
  'credentials' | 'approved' | 'rereadChallenge' | 'permitted' | 'onPulls'
>;

/** Dependencies of a registry client. */
export interface RegistryOptions extends Optional {
  http: HttpContext;
  /** Stores tokens and auth schemes for the session. */
  tokens: SessionStore;
  content: ContentCache;
  /** The URL scheme of a registry: the user's choice, or `defaultScheme`. */
  schemeOf?: SchemeOf;
}

type Signal = { signal?: AbortSignal | undefined };

/**
 * Any registry, by reference. Every method throws failures of the closed list, as `TagkinError`. Callers that ask for
 * the same tag, digest or blob at the same time, with the same credentials, share one request.
 */
export interface Registry extends Signed {
  /** The digest of a tag: no pull. `isOnce`: not retried while the host is overloaded. */
  head(where: Repository & { tag: string }, options?: Signal & { isOnce?: boolean }): Promise<Head>;
  /** The same, for a tag that the user asks for: if HEAD is refused, by one GET, which may be a pull. */
  digestOfTag(where: Repository & { tag: string }, options?: Signal): Promise<Head>;
  /** The manifest of a tag, never from the cache: one pull where pulls are counted. */
  manifestOfTag(where: Repository & { tag: string }, options?: Signal): Promise<Fetched>;
  /** The manifest of a digest: from the cache, else one pull. */
  manifest(where: Repository & { digest: Digest }, options?: Signal): Promise<Fetched>;
  /** A config, or another small blob. */
  blob(where: Repository & { digest: Digest }, options?: BlobOptions): Promise<Uint8Array>;
  /** A few bytes of a blob of any size, not verified; null where it is sent whole only. */
  blobRange(where: Repository & { digest: Digest }, range: BlobRange): Promise<Uint8Array | null>;
  /** Where a blob of any size is read, and how that request is signed: for the reader of layers, by a HEAD. */
  locateBlob(where: Repository & { digest: Digest }, options?: Signal): Promise<BlobLocation>;
  /** One page of tags. */
  tags(where: Repository, cursor?: TagCursor, options?: Signal): Promise<TagPage>;
  /** A GET at the registry's own host, signed in as `/v2/` of that repository is: `/gitlab/v1/…`. */
  own(where: Repository, path: string, options: Signal & { limit: number }): Promise<Answer>;
  /** Requests the token for a repository in advance, where its scheme is known. Never rejects. */
  prepare(where: Repository): Promise<void>;
  /** The referrers of a manifest. */
  referrers(where: Repository & { digest: Digest }, options?: ReferrersOptions): Promise<Referrers>;
  /** Whether content of this digest is cached, so that it costs no request. */
  isKept(digest: Digest): Promise<boolean>;
}

/** Creates a client. Its only state is what is in flight. */
export function createRegistry(options: RegistryOptions): Registry {
  const { http, tokens: store, schemeOf = defaultScheme } = options;
  const content = forgiving(options.content);
  const context: TransportContext = { ...options, store, tokens: createTokens(http, store) };
  const send = createTransport(context, schemeOf);
  const locate = createLocator(context, schemeOf);
  const share = createShare();
  /** `what`: the kind of request and what it is about, `manifest sha256:…`. */
  const shared = async <T>(
    what: string,
    { registry, repository }: Repository,
    { signal }: Signal,
    start: (signal: Signal) => Promise<T>,
  ): Promise<T> => {
    const { account = '', secret = '' } = (await options.credentials?.(registryName(registry))) ?? {};
    const key = JSON.stringify([what, registry, repository, account, secret]);
    return share({ key, host: registry, signal }, (together) => start({ signal: together }));
  };
  return {
    ...createSigned(context, schemeOf),
    head: (where, signal) => head(send, where, signal),
    digestOfTag: (where, own = {}) =>
      shared(`digest ${where.tag}`, where, own, (signal) => digestOfTag(send, content, where, signal)),
    manifestOfTag: (where, own = {}) =>
      shared(`tag ${where.tag}`, where, own, (signal) => manifestOfTag(send, content, where, signal)),
    manifest: (where, own = {}) =>
      shared(`manifest ${where.digest}`, where, own, (signal) =>
        manifestOfDigest(send, content, where, signal),
      ),
    blob: (where, { signal: own, ...limits } = {}) =>
      shared(`blob ${where.digest} ${JSON.stringify(limits)}`, where, { signal: own }, (signal) =>
        blob(send, content, where, { ...limits, ...signal }),
      ),
    blobRange: (where, range) => blobRange(send, where, range),
    locateBlob: (where, signal) => locateBlob(locate, where, signal),
    tags: (where, cursor, signal) => tagsPage(send, where, cursor, signal),
    own: ({ registry, repository }, path, { limit, signal }) =>
      send({ registry, repository, path, accept: 'application/json', limit, signal }),
    prepare: (where) => prepare(context, schemeOf, where),
    referrers: (where, referrersOptions) => referrers(send, content, where, referrersOptions),
    isKept: async (digest) => (await content.get(digest)) !== undefined,
  };
}
