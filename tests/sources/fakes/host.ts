import { TagkinError } from '../../../lib/failure.ts';
import { readBody } from '../../../lib/http/body.ts';
import type { Fetch } from '../../../lib/http/context.ts';
import { failureOfAnswer } from '../../../lib/http/failures.ts';
import { nextOf } from '../../../lib/http/link.ts';
import type { RegistryOptions } from '../../../lib/registry/client.ts';
import type { RegistrySource } from '../../../lib/sources/source.ts';
import { digestOf } from '../../aliases/truth.ts';
import type { FakeClock } from '../../http/harness.ts';
import { createBox } from '../../hub-in-a-box/box.ts';
import { platform, repositoryOf } from '../../hub-in-a-box/build.ts';
import { requestOf, responseOf } from '../../hub-in-a-box/memory.ts';
import type { BoxImage, BoxTag } from '../../hub-in-a-box/model.ts';
import type { Reply } from '../../hub-in-a-box/server/reply.ts';
import type { Tokens } from '../../hub-in-a-box/server/tokens.ts';
import type { Visit } from '../../hub-in-a-box/server/visit.ts';
import { FakeRegistry, OCI_INDEX } from '../../registry/fake-registry.ts';
import { client } from '../../registry/harness.ts';
import type { Quirks, Seen } from '../../registry/quirks.ts';

/** A tag as the fake has it: the truth. */
type FakeTag = BoxTag & { digest: string };

export const REPOSITORY = 'team/tools/app';

/** The secret of the one account that the fakes know. */
export const SECRET = 'ghp_reads-packages';

/** One registry with one repository: its `/v2/`, and a family's API beside it. */
export interface FakeHost {
  readonly host: string;
  readonly fake: FakeRegistry;
  readonly clock: FakeClock;
  /** The truth, newest first. */
  tags: FakeTag[];
  push(name: string, like?: string): void;
  delete(name: string): void;
  /** Replaces any answer. */
  fault: (seen: Seen) => Response | undefined;
  /** What the family answers to a request in its own way. */
  own(seen: Seen): Response | undefined;
  /** The network of the client under test. */
  fetch: Fetch;
  source(options?: Partial<RegistrySource>): RegistrySource;
  /** Requests since the last `forget`, without those for tokens. */
  asked(): Seen[];
  forget(): void;
}

/** What a kind of registry answers in its own way, and undefined for the rest. */
export type Own = (visit: Visit) => Reply | undefined;

/** The user's choices: credentials by registry, and where they may go. */
export type Given = Pick<RegistryOptions, 'credentials' | 'approved'>;

export interface HostOptions {
  own: Own;
  /** Of every image; none: the tag's digest is all there is. */
  platforms?: readonly string[] | undefined;
  quirks?: Quirks | undefined;
  given?: Given | undefined;
}

const ATTESTATION: BoxImage = {
  ...{ os: 'unknown', architecture: 'unknown', variant: null, osVersion: null },
  digest: `sha256:${'e'.repeat(64)}`,
  size: 0,
  attestation: true,
};

export function fakeHost(
  name: string,
  { own, platforms = ['linux/amd64', 'linux/arm/v7'], quirks, given }: HostOptions,
): FakeHost {
  let pushes = 0;
  let from = 0;
  const repository = repositoryOf(REPOSITORY, []);
  repository.name = 'tools/app';
  const box = createBox([repository]);
  box.account.secret = SECRET;
  const fake = new FakeRegistry({ auth: 'token', host: name, ...quirks });
  fake.quirks.fault = (seen) => host.fault(seen) ?? host.own(seen);
  const fetch: Fetch = (url, init) => host.fetch(url, init);
  const { registry, http, clock } = client(fake, { ...given, fetch });
  const imagesOf = (number: number): BoxImage[] =>
    platforms.length === 0
      ? []
      : [
          ...platforms.map((on, at) => ({
            ...platform(on),
            digest: digestOf(number * 16 + 1 + at),
            size: 1,
          })),
          ATTESTATION,
        ];
  const host: FakeHost = {
    host: name,
    fake,
    clock,
    get tags() {
      return repository.tags as FakeTag[];
    },
    set tags(tags) {
      repository.tags = tags;
    },
    fault: () => undefined,
    own(seen) {
      const { method, url, init } = seen;
      const request = { ...requestOf(url.href, init), method };
      const reply = own({ request, body: String(init.body ?? ''), hub: box, tokens: TOKENS });
      return reply && responseOf(reply, method);
    },
    fetch: fake.fetch,
    push(tag, like) {
      const same = like === undefined ? undefined : host.tags.find(({ name: one }) => one === like);
      if (fake.tags.has(tag)) host.delete(tag);
      pushes += 1;
      const digest = same?.digest ?? digestOf(pushes * 16);
      repository.tags.unshift({
        ...{ name: tag, digest, images: same?.images ?? imagesOf(pushes) },
        ...{ mediaType: OCI_INDEX, contentType: 'image', status: 'active', pusher: 'ci', fullSize: 1 },
        pushedAt: new Date(1_700_000_000_000 + pushes * 1000).toISOString(),
      });
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

/** Any token may pull: signing in is tested elsewhere. */
const TOKENS: Tokens = {
  issue: () => 'any',
  read: () => ({
    ...{ aud: 'any', iss: 'any', sub: '' },
    access: [{ type: 'repository', name: REPOSITORY, actions: ['pull'] }],
  }),
};

/** A signed-in GET as the registry's client sends it: what `fetch` throws is `network`. The sign-in itself is left out. */
const signedInAt =
  (fake: FakeRegistry): NonNullable<RegistrySource['signedIn']> =>
  async (_where, path, { signal, limit }) => {
    const response = await fake
      .fetch(fake.origin + path, { signal, headers: { authorization: 'Bearer any' } })
      .catch(() => {
        throw new TagkinError({ kind: 'network', host: fake.host });
      });
    const bytes = await readBody(response, limit, fake.host);
    const { status, headers } = response;
    if (!response.ok) throw failureOfAnswer({ status, bytes }, fake.host);
    const next = nextOf(headers.get('link') ?? '');
    return next === undefined ? { bytes } : { bytes, next };
  };

/** The same, with redirects hidden as a browser hides them under `redirect: 'manual'`. */
export const unfollowed =
  (fetch: Fetch): Fetch =>
  async (url, init) => {
    const response = await fetch(url, init);
    if (init.redirect !== 'manual' || !(response.status >= 300 && response.status < 400)) return response;
    return Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' } });
  };
