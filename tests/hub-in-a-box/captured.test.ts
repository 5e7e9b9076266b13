import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ask, jsonOf } from './ask.ts';
import { type Hub, startHub } from './index.ts';

const CAPTURED = new URL('../../../shared/data/hub-api/', import.meta.url);

const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

/** What kind of text or value is there: times by whether they have a fraction. */
function kindOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'string') return typeof value;
  if (value === '') return 'empty';
  if (/^sha256:[0-9a-f]{64}$/.test(value)) return 'digest';
  const time = TIME.exec(value);
  return time ? `time${time[1] ? ' with a fraction' : ''}` : 'text';
}

/** Every path of keys in a value, in order of appearance, with the kinds of what is there; lists by their elements. */
function shape(value: unknown, at = '$', into = new Map<string, Set<string>>()): Map<string, Set<string>> {
  const kinds = into.get(at) ?? new Set();
  into.set(at, kinds.add(kindOf(value)));
  if (Array.isArray(value)) for (const each of value) shape(each, `${at}[]`, into);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, each] of Object.entries(value)) shape(each, `${at}.${key}`, into);
  }
  return into;
}

interface Tag extends Record<string, unknown> {
  images: object[];
}

/** The tags of an answer: of a page, or the one that it is. */
const tagsIn = (answer: unknown): Tag[] => {
  const { results } = answer as { results?: Tag[] };
  return results ?? [answer as Tag];
};

const VARYING = ['$.next', '$.previous', '$.full_description', '$.description'];

describe.skipIf(!existsSync(CAPTURED))('answers have the shape of captured ones', () => {
  let hub: Hub;
  beforeAll(async () => {
    hub = await startHub();
  });
  afterAll(() => hub?.close());

  test.each([
    [
      'hub-tags-library-nginx-p1-2026-10-03',
      'namespaces/library/repositories/nginx/tags?page_size=3&ordering=last_updated',
    ],
    ['hub-tags-library-debian-p1-2023-06-17', 'repositories/library/nginx/tags?page_size=2'],
    ['hub-tags-grafana-grafana-p1-2026-10-03', 'namespaces/bigcorp/repositories/hundred/tags?page_size=3'],
    ['hub-tag-library-rust-1.44.0-slim-2026-03', 'repositories/odd/answers/tags/twin-a'],
    ['hub-repository-ebusinessdocker-disney-2026-01', 'repositories/library/nginx'],
    ['hub-search-v2-nginx-p1-2026-10-03', 'search/repositories/?query=in&page_size=3'],
    ['hub-tag-images-ebusinessdocker-disney-latest-2026-01', 'repositories/library/tiny/tags/latest/images'],
  ])('%s', async (file, path) => {
    const captured = shape(JSON.parse(readFileSync(new URL(`${file}.json`, CAPTURED), 'utf8')));
    const own = shape(jsonOf(await ask(hub, `https://hub.docker.com/v2/${path}`)));
    const keys = (of: Map<string, unknown>) =>
      [...of.keys()].filter((key) => !VARYING.includes(key) && !key.startsWith('$.categories[]'));
    expect(keys(own)).toEqual(keys(captured));
    for (const [key, kinds] of captured) {
      if (VARYING.includes(key)) continue;
      // An image's own time has a fraction or not, by when it was pushed.
      const plain = (kind: string) => (key.endsWith('.last_pushed') ? kind.replace(/ .*/, '') : kind);
      const theirs = new Set([...kinds].map(plain));
      expect([key, [...(own.get(key) ?? kinds)].some((kind) => theirs.has(plain(kind)))]).toEqual([
        key,
        true,
      ]);
    }
  });

  /** The tags of all captured pages, and those of all pages of the box: what Hub answers in any of them. */
  test('whatever the captured tags have and lack, some tag of the box has and lacks', async () => {
    const FILES = readdirSync(CAPTURED).filter((file) =>
      /^hub-tags?-library|^hub-tags-(xmrig|grafana|ebus)/.test(file),
    );
    const captured = FILES.flatMap((file) =>
      tagsIn(JSON.parse(readFileSync(new URL(file, CAPTURED), 'utf8'))),
    );
    const pages = ['library/nginx', 'odd/answers', 'bigcorp/hundred', 'library/golang', 'bigcorp/big'].map(
      (path) => ask(hub, `https://hub.docker.com/v2/repositories/${path}/tags?page_size=100`),
    );
    const own = (await Promise.all(pages)).flatMap((page) => tagsIn(jsonOf(page)));
    const [theirs, ours] = [shape(captured), shape(own)];
    expect(captured.length).toBeGreaterThan(15);
    for (const [key, kinds] of theirs)
      expect([key, [...kinds].filter((kind) => !ours.get(key)?.has(kind))]).toEqual([key, []]);
    const lacking = (tags: object[]) =>
      new Set(
        [...theirs.keys()].filter(
          (key) => /^\$\[\]\.\w+$/.test(key) && tags.some((tag) => !(key.slice(4) in tag)),
        ),
      );
    expect(lacking(own)).toEqual(lacking(captured));
    for (const path of [
      'bigcorp/big',
      'bigcorp/hundred',
      'bigcorp/thousand',
      'library/tiny',
      'library/nginx',
    ]) {
      const tags = hub.repositories.get(path)?.tags ?? [];
      expect([path, tags.filter(({ pushedAt }) => !/\.\d{4,6}Z$/.test(pushedAt ?? ''))]).toEqual([path, []]);
      expect(tags.some(({ pushedAt }) => Date.parse(pushedAt ?? '') % 1000 !== 0)).toBe(true);
    }
  });

  test('what is pushed has microseconds, and times differ between answers of nothing else', async () => {
    const { tags } = hub.repositories.get('library/tiny') ?? { tags: [] };
    if (tags[3]) hub.pushTag('library/tiny', tags[3]);
    const path = 'https://hub.docker.com/v2/repositories/library/tiny/tags?page_size=100';
    const [first = [], second = []] = [await ask(hub, path), await ask(hub, path)].map((page) =>
      tagsIn(jsonOf(page)),
    );
    expect(first[0]?.tag_last_pushed).toMatch(/\.\d{3,6}Z$/);
    expect(first.map((tag) => tag.tag_last_pulled)).not.toEqual(second.map((tag) => tag.tag_last_pulled));
    const still = ({ images, ...tag }: Tag) => ({
      ...tag,
      tag_last_pulled: null,
      images: images.map((image) => ({ ...image, last_pulled: null })),
    });
    expect(first.map(still)).toEqual(second.map(still));
  });

  test.each([
    ['hub-error-403-tags-pagination-anonymous', 403, 'repositories/bigcorp/big/tags?page=11&page_size=100'],
    ['hub-error-403-search-pagination-anonymous', 403, 'search/repositories/?query=a&page=21'],
    ['hub-error-404-repository-not-found', 404, 'repositories/no/such/tags'],
  ])('%s, to the letter', async (file, status, path) => {
    const answer = await ask(hub, `https://hub.docker.com/v2/${path}`);
    expect(answer.status).toBe(status);
    expect(answer.body.toString()).toBe(readFileSync(new URL(`${file}.json`, CAPTURED), 'utf8').trim());
  });

  test('a missing tag is missed as on Hub', async () => {
    const captured = readFileSync(new URL('hub-error-404-tag-not-found.json', CAPTURED), 'utf8').trim();
    const answer = await ask(hub, 'https://hub.docker.com/v2/repositories/library/nginx/tags/1.92.0-slim');
    expect(answer.status).toBe(404);
    expect(answer.body.toString()).toBe(captured.replace('"rust"', '"nginx"'));
  });

  test('a missing repository is refused by the registry as captured', async () => {
    const file = new URL('../registry/errors/responses.json', CAPTURED);
    const all: { name: string; body: string; headers: [string, string][] }[] = JSON.parse(
      readFileSync(file, 'utf8'),
    );
    const captured = all.find(({ name }) =>
      name.includes('registry-1.docker.io/v2/library/this-does-not-exist'),
    );
    const token = jsonOf(await ask(hub, 'https://auth.docker.io/token?service=registry.docker.io')) as {
      token: string;
    };
    const answer = await ask(
      hub,
      'https://registry-1.docker.io/v2/library/this-does-not-exist/manifests/latest',
      {
        headers: { authorization: `Bearer ${token.token}` },
      },
    );
    expect(answer.body.toString()).toBe(captured?.body);
    const header = captured?.headers.find(([name]) => name === 'Www-Authenticate')?.[1];
    expect(answer.headers['www-authenticate']).toBe(header);
  });
});
