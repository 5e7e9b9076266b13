import type { Fetch } from '../../lib/http/context.ts';
import { type Digest, sha256Of } from '../../lib/oci/digest.ts';
import { ACCEPT_MANIFESTS } from '../../lib/oci/media-types.ts';
import { resourceOf } from '../hub-in-a-box/registry/resource.ts';
import { json, type Quirks, type Seen } from './quirks.ts';
import { answerOf, encode, type Stored } from './stored.ts';
import { tagList } from './tag-list.ts';

export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_CONFIG = 'application/vnd.oci.image.config.v1+json';

/** A registry that lives in a `fetch`: it follows redirects as a browser does, and logs every request. */
export class FakeRegistry {
  readonly quirks: Quirks;
  readonly manifests = new Map<string, Stored>();
  readonly blobs = new Map<string, Stored>();
  readonly tags = new Map<string, string>();
  /** The raw list of tags, where it is not that of `tags`. */
  tagNames: unknown[] | null | undefined;
  readonly requests: Seen[] = [];
  readonly issued: string[] = [];
  /** Other registries that redirects may lead to. */
  readonly others: FakeRegistry[] = [];

  constructor(quirks: Quirks = {}) {
    this.quirks = quirks;
  }

  get host(): string {
    return this.quirks.host ?? 'registry.example.com';
  }
  get origin(): string {
    return `${this.quirks.scheme ?? 'https'}://${this.host}`;
  }
  get realm(): string {
    return this.quirks.realm ?? `${this.origin}/token`;
  }

  async manifest(value: unknown, mediaType = OCI_MANIFEST, tag?: string) {
    const bytes = encode(value);
    const digest = await sha256Of(bytes);
    this.manifests.set(digest, { bytes, mediaType });
    if (tag) this.tags.set(tag, digest);
    return { mediaType, digest, size: bytes.length };
  }

  async blob(value: unknown, mediaType = OCI_CONFIG) {
    const bytes = encode(value);
    const digest = await sha256Of(bytes);
    this.blobs.set(digest, { bytes, mediaType });
    return { mediaType, digest, size: bytes.length };
  }

  /** An image for several platforms with a config each; the digests of its parts. */
  async image(tag: string, platforms = ['linux/amd64', 'linux/arm64'], salt = tag) {
    const entries = [];
    const configs: Digest[] = [];
    for (const name of platforms) {
      const [os, architecture, variant] = name.split('/');
      const config = await this.blob({ os, architecture, variant, salt, config: { Cmd: [name] } });
      const layer = {
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest: config.digest,
        size: 9,
      };
      const manifest = await this.manifest({
        schemaVersion: 2,
        mediaType: OCI_MANIFEST,
        config,
        layers: [layer],
      });
      entries.push({ ...manifest, platform: { os, architecture, variant } });
      configs.push(config.digest);
    }
    const index = await this.manifest(
      { schemaVersion: 2, mediaType: OCI_INDEX, manifests: entries },
      OCI_INDEX,
      tag,
    );
    return { index: index.digest, manifests: entries.map(({ digest }) => digest), configs };
  }

  private get names(): unknown[] | null {
    return this.tagNames === undefined ? [...this.tags.keys()].sort() : this.tagNames;
  }

  /** `GET host/path` of every request, in order. */
  get log(): string[] {
    return this.requests.map(({ method, url }) => `${method} ${url.host}${url.pathname}`);
  }

  readonly fetch: Fetch = async (address, init) => {
    let url = new URL(address);
    let headers = new Headers(init.headers);
    let redirected = false;
    for (let hop = 0; hop < 5; hop += 1) {
      init.signal?.throwIfAborted();
      const seen: Seen = { method: init.method ?? 'GET', url, headers, init };
      this.requests.push(seen);
      if (this.quirks.reachable?.(url.host) === false) throw new TypeError(`Failed to fetch ${url.href}`);
      const answer = this.quirks.fault?.(seen, this.requests.length) ?? (await this.answer(seen));
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status > 399 || !location) {
        Object.defineProperties(answer, { redirected: { value: redirected }, url: { value: url.href } });
        return answer;
      }
      if (init.redirect === 'manual') return Response.error(); // as an opaque redirect: status 0
      const next = new URL(location, url);
      if (next.origin !== url.origin) {
        headers = new Headers(headers);
        headers.delete('authorization');
      }
      url = next;
      redirected = true;
    }
    throw new TypeError('too many redirects');
  };

  private async answer(seen: Seen): Promise<Response> {
    const { url } = seen;
    const { quirks } = this;
    const other = this.others.find(({ host }) => host === url.host);
    if (other) return other.answer(seen);
    if (url.href.startsWith(this.realm)) return this.token(seen);
    if (quirks.blobOrigin && url.origin === quirks.blobOrigin)
      return answerOf(this.blobs, url.pathname.slice(1), seen, quirks);
    if (quirks.movedTo && url.origin !== quirks.movedTo)
      return new Response(null, { status: 307, headers: { location: quirks.movedTo + url.pathname } });

    const { name = '', kind, reference = '' } = resourceOf(url.pathname) ?? {};
    const refused = this.refuse(seen, name);
    if (refused) return refused;
    if (url.pathname === '/v2/') return json({});
    if (kind === 'tags') return tagList(url, this.names, quirks);
    if (kind === 'blobs') {
      if (!quirks.blobOrigin) return answerOf(this.blobs, reference, seen, quirks);
      const location = `${quirks.blobOrigin}/${reference}?signature=presigned-secret`;
      return new Response(null, { status: 307, headers: { location } });
    }
    return this.manifestAnswer(reference, seen);
  }

  private manifestAnswer(reference: string, seen: Seen): Response {
    const { headStatus, pulls } = this.quirks;
    if (seen.headers.get('accept') !== ACCEPT_MANIFESTS)
      return json({ errors: [{ code: 'MANIFEST_UNKNOWN' }] }, 404);
    if (seen.method === 'HEAD' && headStatus) return new Response(null, { status: headStatus });
    const answer = answerOf(this.manifests, this.tags.get(reference) ?? reference, seen, this.quirks);
    if (pulls) {
      if (seen.method === 'GET') pulls.remaining -= 1;
      answer.headers.set('ratelimit-limit', `${pulls.limit};w=21600`);
      answer.headers.set('ratelimit-remaining', `${pulls.remaining};w=21600`);
      answer.headers.set('docker-ratelimit-source', '192.0.2.1');
    }
    return answer;
  }

  private refuse(seen: Seen, repository: string): Response | undefined {
    const { auth = 'token', account } = this.quirks;
    const sent = seen.headers.get('authorization') ?? '';
    if (auth === 'none') return undefined;
    if (auth === 'basic' && account) {
      const right = `Basic ${btoa(`${account.account}:${account.secret}`)}`;
      return sent === right ? undefined : this.challenge('Basic realm="Registry Realm"');
    }
    const scope = repository === '' ? '' : `repository:${repository}:pull`;
    const [token, scopes = ''] = sent.replace(/^Bearer /, '').split('~');
    const granted = this.issued.includes(`${token}~${scopes}`);
    if (granted && (scope === '' || scopes === btoa(scope) || atob(scopes).split(' ').includes(scope)))
      return undefined;
    if (repository === '' && this.quirks.pingChallenge) return this.challenge(this.quirks.pingChallenge);
    const usual = `Bearer realm="${this.realm}",service="${this.host}"${scope && `,scope="${scope}"`}`;
    return this.challenge(this.quirks.challenge ? this.quirks.challenge(scope) : usual);
  }

  private challenge(text: string | null): Response {
    const body = { errors: [{ code: 'UNAUTHORIZED', message: 'authentication required' }] };
    return json(body, 401, text === null ? {} : { 'www-authenticate': text });
  }

  private token({ url, headers }: Seen): Response {
    const { account, expiresIn = 300, tokenAnswer } = this.quirks;
    if (tokenAnswer) return tokenAnswer();
    const sent = headers.get('authorization');
    const right = account && `Basic ${btoa(`${account.account}:${account.secret}`)}`;
    if (account && sent !== right) return json({ details: 'incorrect username or password' }, 401);
    const token = `secret-token-${this.issued.length}~${btoa(url.searchParams.getAll('scope').join(' '))}`;
    this.issued.push(token);
    return json({ token, ...(expiresIn === null ? {} : { expires_in: expiresIn }) });
  }
}
