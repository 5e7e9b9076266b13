import { TagkinError } from '../../../lib/failure.ts';
import { readBody } from '../../../lib/http/body.ts';
import type { Fetch } from '../../../lib/http/context.ts';
import { failureOfAnswer } from '../../../lib/http/failures.ts';
import { nextOf } from '../../../lib/http/link.ts';
import type { RegistryOptions } from '../../../lib/registry/client.ts';
import type { RegistrySource } from '../../../lib/sources/source.ts';
import { digestOf } from '../../aliases/truth.ts';
import type { FakeClock } from '../../http/harness.ts';
import { FakeRegistry, OCI_INDEX, type Quirks, type Seen } from '../../registry/fake-registry.ts';
import { client } from '../../registry/harness.ts';

/** A tag as the fake knows it: the truth. */
export interface FakeTag {
  name: string;
  digest: string;
  /** ms since 1970 */
  pushed: number;
  images: { os: string; architecture: string; variant?: string; digest: string }[];
}

export const REPOSITORY = 'team/tools/app';

/** One registry with one repository, its `/v2/` and what it has beside it. */
export interface FakeHost {
  readonly host: string;
  readonly fake: FakeRegistry;
  readonly clock: FakeClock;
  /** The truth, newest first. */
  tags: FakeTag[];
  push(name: string, like?: string): void;
  delete(name: string): void;
  /** Answers before anything else does. */
  fault: (seen: Seen) => Response | undefined;
  /** How it is reached by everybody. */
  fetch: Fetch;
  source(options?: Partial<RegistrySource>): RegistrySource;
  /** What was asked for since the last `forget`, token requests left out. */
  asked(): Seen[];
  forget(): void;
}

/** Answers for what a kind of registry has of its own; nothing for all else. */
export type Api = (host: FakeHost, seen: Seen) => Response | undefined;

/** What the reader has given: credentials by registry, and where they may go. */
export type Given = Pick<RegistryOptions, 'credentials' | 'approved'>;

export function fakeHost(name: string, api: Api, quirks: Quirks = {}, given: Given = {}): FakeHost {
  let pushes = 0;
  let from = 0;
  const fake = new FakeRegistry({ auth: 'token', host: name, ...quirks });
  fake.quirks.fault = (seen) => host.fault(seen) ?? api(host, seen);
  const fetch: Fetch = (url, init) => host.fetch(url, init);
  const { registry, http, clock } = client(fake, { ...given, fetch });
  const host: FakeHost = {
    host: name,
    fake,
    clock,
    tags: [],
    fault: () => undefined,
    fetch: fake.fetch,
    push(tag, like) {
      const same = host.tags.find(({ name: one }) => one === like);
      host.delete(tag);
      pushes += 1;
      const images = same?.images ?? [
        { os: 'linux', architecture: 'amd64', digest: digestOf(pushes * 16 + 1) },
        { os: 'linux', architecture: 'arm', variant: 'v7', digest: digestOf(pushes * 16 + 2) },
      ];
      const digest = same?.digest ?? digestOf(pushes * 16);
      host.tags.unshift({ name: tag, digest, pushed: 1_700_000_000_000 + pushes * 1000, images });
      fake.tags.set(tag, digest);
      fake.manifests.set(digest, { bytes: new TextEncoder().encode('{}'), mediaType: OCI_INDEX });
    },
    delete(tag) {
      host.tags = host.tags.filter(({ name: one }) => one !== tag);
      fake.tags.delete(tag);
    },
    source: (options = {}) => ({
      registry,
      http,
      now: clock.now,
      visibleTags: [],
      signal: new AbortController().signal,
      signedIn: signedInAt(fake),
      ...options,
    }),
    asked: () => fake.requests.slice(from).filter(({ url }) => !url.href.startsWith(fake.realm)),
    forget: () => {
      from = fake.requests.length;
    },
  };
  return host;
}

/** A GET as the registry's client does it, without a sign-in: what `fetch` throws is `network`. */
const signedInAt =
  (fake: FakeRegistry): NonNullable<RegistrySource['signedIn']> =>
  async (_where, path, { signal, limit }) => {
    const response = await fake.fetch(fake.origin + path, { signal }).catch(() => {
      throw new TagkinError({ kind: 'network', host: fake.host });
    });
    const bytes = await readBody(response, limit, fake.host);
    const { status, headers } = response;
    if (!response.ok) throw failureOfAnswer({ status, bytes }, fake.host);
    const next = nextOf(headers.get('link') ?? '');
    return next === undefined ? { bytes } : { bytes, next };
  };

/** The same, but redirects are not followed, as a browser does when told so. */
export const unfollowed =
  (fetch: Fetch): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (init.redirect !== 'manual' || !(response.status >= 300 && response.status < 400)) return response;
    return Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });
  };
