import { describe, expect, test, vi } from 'vitest';
import { digestOf } from '../aliases/truth.ts';
import { pushedText } from '../hub-in-a-box/time-text.ts';
import { FakeRegistry } from '../registry/fake-registry.ts';
import { tagsNamed } from './fake-hub.ts';
import { HOUR, NOW, tagWith, wake, watchAll, watchWorld, withClock } from './watch-world.ts';

withClock();

test('a round of 100 tags in 40 repositories of Docker Hub costs 40 requests', async () => {
  const names = Array.from({ length: 40 }, (_, at) => `library/app${at}`);
  const tags = (at: number) => [0, 1, 2].map((each) => tagWith(`t${each}`, at * 10 + each, at * 10 + each));
  const world = await watchWorld(Object.fromEntries(names.map((name, at) => [name, tags(at)])));
  const images = names.flatMap((name) => [0, 1, 2].map((tag) => `docker.io/${name}:t${tag}`)).slice(0, 100);
  images.push(...names.slice(34).map((name) => `docker.io/${name}:t0`));
  await watchAll(world.worker, images);
  world.hub.left = 180;
  const before = world.hub.asked.length;
  vi.setSystemTime(NOW + 12 * HOUR);
  await wake();
  expect(world.hub.asked.slice(before).map(({ host }) => host)).toEqual(names.map(() => 'hub.docker.com'));
});

describe('elsewhere', () => {
  const registry = () => new FakeRegistry({ auth: 'token' });
  const image = (tag: string) => `registry.example.com/team/app:${tag}`;
  /** A world with a registry that has these tags. */
  const worldWith = async (tags: readonly string[]) => {
    const world = await watchWorld();
    const fake = registry();
    vi.stubGlobal('fetch', fake.fetch);
    for (const tag of tags) await fake.image(tag);
    return { world, fake };
  };
  const numbered = (length: number) => Array.from({ length }, (_, at) => `v${at}`);

  test('20 tags cost 20 HEADs and one token; no GET where nothing changed, one where the index did', async () => {
    const tags = numbered(20);
    const { world, fake } = await worldWith(tags);
    await watchAll(world.worker, tags.map(image));
    const round = async () => {
      const from = fake.requests.length;
      vi.setSystemTime(Date.now() + 12 * HOUR);
      await wake();
      const sent = fake.requests.slice(from);
      const count = (method: string, path: RegExp) =>
        sent.filter((one) => one.method === method && path.test(one.url.pathname)).length;
      return [count('HEAD', /manifests/), count('GET', /manifests/), count('GET', /token/)];
    };
    // One more is answered with the challenge that names the token server.
    expect(await round()).toEqual([21, 0, 1]);

    await fake.image('v3', ['linux/amd64', 'linux/arm64'], 'other');
    await fake.image('v4', ['linux/amd64', 'linux/arm64', 'linux/arm/v7'], 'v4');
    fake.tags.delete('v5');
    expect(await round()).toEqual([21, 2, 1]);
    const { tags: shown } = await world.worker.ask('watch.look', {});
    const states = new Map(shown.map((tag) => [tag.image, tag.state]));
    expect(['v3', 'v4', 'v5', 'v6'].map((tag) => states.get(image(tag)))).toEqual([
      'moved',
      'platform-same',
      'missing',
      'same',
    ]);
    expect(world.shown.badge).toBe('1');
  });

  test('a 429 in the middle of a repository loses nothing that was told, and the rest alone is asked after it', async () => {
    const tags = numbered(20);
    const { world, fake } = await worldWith(tags);
    await watchAll(world.worker, tags.map(image));
    for (const tag of tags) await fake.image(tag, ['linux/amd64'], 'other');
    // As a registry that allows so many requests in a window.
    let left = 10;
    fake.quirks.fault = ({ method }) =>
      method === 'HEAD' && --left < 0
        ? new Response('', { status: 429, headers: { 'retry-after': '60' } })
        : undefined;
    vi.setSystemTime(NOW + 12 * HOUR);
    await wake();
    const moved = async () => (await world.worker.ask('watch.look', {})).tags.filter((tag) => tag.hasMoved);
    expect((await moved()).length).toBeGreaterThanOrEqual(8);
    for (let window = 0; window < 3; window += 1) {
      left = 10;
      vi.setSystemTime(Date.now() + 61_000);
      await wake();
    }
    expect(await moved()).toHaveLength(20);
  });

  test('a repository with more tags than a step has time for is told by several', async () => {
    const tags = numbered(30);
    const { world, fake } = await worldWith(tags);
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => clock);
    fake.quirks.fault = ({ method }) => {
      if (method === 'HEAD') clock += 1000;
      return undefined;
    };
    let list = await watchAll(world.worker, tags.map(image));
    const steps = [list.tags.filter(({ to }) => to).length];
    while (list.left > 0 && steps.length < 20) {
      list = await world.worker.ask('watch.advance', {});
      steps.push(list.tags.filter(({ to }) => to).length);
    }
    expect(steps[0]).toBeLessThan(15); // a step is over before the worker may end
    expect(steps.length).toBeLessThanOrEqual(4);
    expect(steps.at(-1)).toBe(30);
    const heads = fake.requests.filter(({ method }) => method === 'HEAD');
    expect(heads.length).toBeLessThanOrEqual(30 + 4);
  });

  test('an index that is gone before it is read does not make its tag missing', async () => {
    const { world, fake } = await worldWith(['v1']);
    await watchAll(world.worker, [image('v1')]);
    await fake.image('v1', ['linux/amd64'], 'other');
    fake.quirks.fault = ({ method, url }) =>
      method === 'GET' && /manifests/.test(url.pathname) ? new Response('{}', { status: 404 }) : undefined;
    vi.setSystemTime(NOW + 12 * HOUR);
    await wake();
    const { tags } = await world.worker.ask('watch.look', {});
    expect(tags.map(({ isMissing }) => isMissing)).toEqual([false]);
  });

  test('a registry that refuses the reader now: not readable, and nothing is forgotten', async () => {
    const { world, fake } = await worldWith(['v1']);
    await watchAll(world.worker, [image('v1')]);
    fake.quirks.fault = () => new Response('{}', { status: 403 });
    vi.setSystemTime(NOW + 12 * HOUR);
    await wake();
    const { tags } = await world.worker.ask('watch.look', {});
    expect(tags).toMatchObject([{ state: 'unreadable', from: { digest: expect.stringMatching(/^sha256/) } }]);
  });
});

test('a tag whose digest Docker Hub does not record is read by a HEAD, and no pull', async () => {
  const world = await watchWorld({ 'library/old': [{ ...tagWith('1', 3, 31), digest: null }] });
  const { fetch } = world.hub;
  const heads: string[] = [];
  vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
    if (String(input).includes('auth.docker.io')) return Response.json({ token: 'anonymous' });
    if (!String(input).includes('registry-1.docker.io')) return fetch(input, init);
    heads.push(init.method ?? 'GET');
    const headers = { 'docker-content-digest': digestOf(77) };
    return Object.defineProperty(new Response(null, { headers }), 'url', { value: String(input) });
  });
  const { tags } = await watchAll(world.worker, ['docker.io/library/old:1']);
  expect(tags).toMatchObject([{ state: 'same', to: { digest: digestOf(77) } }]);
  expect(heads).toEqual(['HEAD']);
});

test('more old tags of a repository than Docker Hub allows in a minute are told by and by', async () => {
  const names = Array.from({ length: 150 }, (_, at) => `old${at}`);
  const world = await watchWorld({
    'library/many': [
      ...tagsNamed(120),
      ...names.map((name, at) => ({ ...tagWith(name, at, at), pushedAt: pushedText(1_600_000_000_000, 1) })),
    ],
  });
  let list = await watchAll(
    world.worker,
    names.map((name) => `docker.io/library/many:${name}`),
  );
  const told = () => list.tags.filter(({ to }) => to).length;
  const first = told();
  expect(first).toBeGreaterThan(100);
  expect(list.waits).not.toBe(null);
  vi.setSystemTime(Date.now() + 61_000);
  world.hub.left = 180;
  list = await world.worker.ask('watch.advance', {});
  expect(told()).toBe(150);
  expect(world.hub.asked.length).toBeLessThanOrEqual(150 + 4);
});
