import { registerHooks } from 'node:module';
import { IDBFactory } from 'fake-indexeddb';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { fakeHub, tagsNamed } from '../worker/fake-hub.ts';
import { columns, count } from './bench-text.ts';

const REPOSITORIES = 40;
const HUB_TAGS = 100;
const OTHER_TAGS = 20;

/** What a round over watched tags costs: 100 tags of 40 repositories at Docker Hub, and 20 of another registry, nothing moved. */
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
  const ask = await startWorker(async (url, init) =>
    new URL(String(url)).host === 'hub.docker.com'
      ? hub.fetch(url, init)
      : other.fetch(String(url), init ?? {}),
  );
  await ask('watch.set', { images, on: true });
  await settle(ask, {});
  const [hubBefore, otherBefore] = [hub.asked.length, other.requests.length];
  await settle(ask, { since: Date.now() + 1 });
  const sent = other.requests.slice(otherBefore);
  const of = (method: string, path: RegExp) =>
    sent.filter((one) => one.method === method && path.test(one.url.pathname)).length;
  const api = hub.asked.slice(hubBefore);
  const pulls = api.filter(({ pathname }) => pathname.includes('/manifests/')).length;
  return columns([
    ['a round over', 'requests', 'pulls'],
    [`${HUB_TAGS} tags in ${REPOSITORIES} repositories of Docker Hub`, count(api.length), count(pulls)],
    [
      `${OTHER_TAGS} tags of another registry`,
      `${of('HEAD', /manifests/)} HEAD, ${of('GET', /manifests/)} GET, ${of('GET', /token/)} token`,
      '0',
    ],
  ]);
}

type Ask = (tagkin: string, request: object) => Promise<{ left: number }>;

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
    return reply.answer as { left: number };
  };
}

async function settle(ask: Ask, first: object): Promise<void> {
  let { left } = await ask('watch.advance', first);
  while (left > 0) ({ left } = await ask('watch.advance', {}));
}
