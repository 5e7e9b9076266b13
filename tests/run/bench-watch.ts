import { registerHooks } from 'node:module';
import { IDBFactory } from 'fake-indexeddb';
import { digestOf } from '../aliases/truth.ts';
import { pushTag } from '../hub-in-a-box/change.ts';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { fakeHub, tagsNamed } from '../worker/fake-hub.ts';
import { columns, count } from './bench-text.ts';

const REPOSITORIES = 40;
const HUB_TAGS = 100;
const OTHER_TAGS = 20;
/** Of those, tags that move in the last round. */
const OTHER_MOVED = 5;

/** What is sent at Docker Hub's API, at its registry (a GET of a manifest is a pull there), and at another registry. */
interface Sent {
  hub: number;
  head: number;
  get: number;
  token: number;
  pulls: number;
}

/** What a round over watched tags costs: 100 tags of 40 repositories at Docker Hub, and 20 of another registry. */
export async function benchWatch(): Promise<string[]> {
  const names = Array.from({ length: REPOSITORIES }, (_, at) => `library/app${at}`);
  const hub = fakeHub(Object.fromEntries(names.map((name) => [name, tagsNamed(90)])));
  const other = new FakeRegistry({ auth: 'token' });
  const tags = Array.from({ length: OTHER_TAGS }, (_, at) => `v${at}`);
  for (const tag of tags) await other.image(tag);
  hub.left = 1_000_000;
  const images = Array.from(
    { length: HUB_TAGS },
    (_, at) => `docker.io/${names[at % REPOSITORIES]}:t${at % 90}`,
  );
  images.push(...tags.map((tag) => `${other.host}/team/app:${tag}`));
  const log: { method: string; url: URL }[] = [];
  const ask = await startWorker(async (input, init) => {
    const url = new URL(String(input));
    log.push({ method: init?.method ?? 'GET', url });
    return url.host === 'hub.docker.com' ? hub.fetch(input, init) : other.fetch(String(input), init ?? {});
  });
  /** What is sent until nothing is left to be asked. */
  const cost = async (first: object): Promise<Sent> => {
    log.splice(0);
    await settle(ask, first);
    const count = (is: (one: (typeof log)[number]) => boolean) => log.filter(is).length;
    const isManifest = (url: URL) => /\/manifests\//.test(url.pathname);
    return {
      hub: count(({ url }) => url.host === 'hub.docker.com'),
      head: count(({ method, url }) => method === 'HEAD' && isManifest(url) && url.host === other.host),
      get: count(({ method, url }) => method === 'GET' && isManifest(url) && url.host === other.host),
      token: count(({ url }) => /token/.test(url.pathname)),
      pulls: count(
        ({ method, url }) => method === 'GET' && isManifest(url) && url.host === 'registry-1.docker.io',
      ),
    };
  };
  const round = () => cost({ since: Date.now() + 1 });
  await ask('watch.set', { images, on: true });
  const first = await cost({});
  const same = await round();
  for (const [at, image] of images.slice(0, HUB_TAGS).entries()) {
    const [, path = '', name] = /^docker\.io\/(.+):(.+)$/.exec(image) ?? [];
    const repository = hub.box.repositories.get(path);
    const tag = repository?.tags.find((each) => each.name === name);
    if (repository && tag) pushTag(repository, { ...tag, digest: digestOf(1000 + at), images: [] });
  }
  for (const tag of tags.slice(0, OTHER_MOVED)) await other.image(tag, undefined, `${tag} again`);
  const moved = await round();
  const found = (await ask('watch.look', {})).tags.filter(({ state }) => state === 'moved').length;
  const row = (name: string, { hub, head, get, token, pulls }: Sent) => [
    name,
    count(hub),
    count(pulls),
    `${head} HEAD, ${get} GET, ${token} token`,
  ];
  return columns([
    [
      `${HUB_TAGS} tags of ${REPOSITORIES} repositories, ${OTHER_TAGS} elsewhere`,
      'at Docker Hub',
      'pulls',
      'elsewhere',
    ],
    row('the first look', first),
    row('a round, nothing moved', same),
    row(`a round, ${found} of them moved`, moved),
  ]);
}

type Ask = (tagkin: string, request: object) => Promise<{ left: number; tags: { state: string }[] }>;

/** A worker of ours in this process: with the browser of the unit tests, a disk in memory and this network. */
async function startWorker(fetch: typeof globalThis.fetch): Promise<Ask> {
  Object.assign(globalThis, { fetch, indexedDB: new IDBFactory(), TAGKIN_DEBUG: false });
  registerHooks({
    resolve: (name, context, next) =>
      name === 'webextension-polyfill'
        ? next(new URL('../fakes/webextension-polyfill.ts', import.meta.url).href, context)
        : next(name, context),
  });
  const { answerMessage } = await import('../../lib/worker/answer.ts');
  return async (tagkin, request) => {
    const reply = await answerMessage({ tagkin, request }, { kind: 'extension', from: 'ordinary' });
    if (!reply?.ok) throw new Error(`${tagkin}: ${reply?.error.kind}`);
    return reply.answer as Awaited<ReturnType<Ask>>;
  };
}

async function settle(ask: Ask, first: object): Promise<void> {
  let { left } = await ask('watch.advance', first);
  while (left > 0) ({ left } = await ask('watch.advance', {}));
}
