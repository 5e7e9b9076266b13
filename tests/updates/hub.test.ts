import { describe, expect, test } from 'vitest';
import { newerTags } from '../../lib/aliases/newer-tag.ts';
import type { TagRecord } from '../../lib/aliases/table.ts';
import { TagkinError } from '../../lib/failure.ts';
import { hubUpdates } from '../../lib/updates/hub.ts';
import type { ImageUpdate, NamedImage } from '../../lib/updates/image-update.ts';
import { digestOf, tag } from '../aliases/truth.ts';
import { hasShared, sharedText } from '../oci/shared.ts';
import { smallHub } from './small-hub.ts';

const AMD64 = 'linux/amd64';
let pushes = 1e12;
const nextPush = () => {
  pushes -= 1e6;
  return pushes;
};
/** A tag of an index; newer ones are to be written first. */
const one = (name: string, image: number, platforms = [AMD64]): TagRecord => ({
  ...tag(name, null, Object.fromEntries(platforms.map((key, at) => [key, `${image}${at}`]))),
  digest: digestOf(image),
  pushedAt: nextPush(),
});

const NGINX = [
  one('1.31.4', 1),
  one('1.31', 1),
  one('latest', 1),
  one('1.31.4-alpine', 2),
  one('1.31-alpine', 2),
  one('1.29.8-alpine', 3),
  one('1.29-alpine', 3),
  one('1.29.8', 4),
  one('1.29', 4),
  ...Array.from({ length: 120 }, (_, at) => one(`1.${at % 20}.${at}-perl`, 100 + at)),
];

const look = async (records: TagRecord[], images: NamedImage[], requests = 20, heads = {}) => {
  const { tools, asked } = smallHub(records, heads);
  return { ...(await hubUpdates('library/nginx', images, AMD64, requests, tools)), asked };
};

const only = async (...given: Parameters<typeof look>): Promise<ImageUpdate> =>
  (await look(...given)).images[0] as ImageUpdate;

describe('an image on Docker Hub', () => {
  test('its digest, real version, age and newest tag, in two requests', async () => {
    const { images, asked, requests } = await look(NGINX, [{ tag: '1.29-alpine' }], 2);
    expect(images).toMatchObject([
      {
        current: digestOf(3),
        version: { version: '1.29.8', tag: '1.29.8-alpine', level: 'index' },
        pushedAt: NGINX[6]?.pushedAt,
        newer: { tag: '1.31-alpine', isMajor: false, baseChanges: false },
        withinMajor: null,
        isMoving: false,
        hasMoved: null,
        failure: null,
      },
    ]);
    expect(asked).toEqual(['page 1 1.29', 'names']);
    expect(requests).toBe(2);
  });

  test('with more requests the newer tag is looked at too: its digest is known', async () => {
    const { images, asked } = await look(NGINX, [{ tag: '1.29-alpine' }]);
    expect(images[0]?.newer).toMatchObject({ tag: '1.31-alpine', digest: digestOf(2) });
    expect(asked).toEqual(['page 1 1.29', 'names', 'tag 1.31-alpine']);
  });

  test('a name that moves has a version and no newer tag, in one request', async () => {
    const { images, asked } = await look(NGINX, [{ tag: 'latest' }]);
    expect(images).toMatchObject([
      {
        isMoving: true,
        version: { version: '1.31.4' },
        newer: null,
        newest: ['1.31.4', '1.31', '1.29.8', '1.29'],
      },
    ]);
    expect(asked).toEqual(['page 1']);
  });

  test('a repository that one page shows whole needs no more', async () => {
    const { images, asked, isWhole } = await look(NGINX.slice(0, 9), [{ tag: 'latest' }, { tag: '1.29' }]);
    expect(images[1]).toMatchObject({
      version: { version: '1.29.8' },
      newer: { tag: '1.31', digest: digestOf(1) },
    });
    expect([asked, isWhole]).toEqual([['page 1'], true]);
  });

  test('several images of a repository share the list of names', async () => {
    const { asked } = await look(NGINX, [{ tag: '1.29' }, { tag: '1.31' }, { tag: '1.29-alpine' }], 6);
    expect(asked.filter((each) => each === 'names')).toHaveLength(1);
    expect(asked.filter((each) => each === 'page 1 1.29')).toHaveLength(1);
  });

  test('never spends more than it is allowed', async () => {
    for (const requests of [2, 4, 5]) {
      const { asked } = await look(NGINX, [{ tag: '1.0' }, { tag: '1.29' }], requests);
      expect(asked.length).toBeLessThanOrEqual(requests);
    }
  });

  test('a tag that is not there: said, with the nearest names', async () => {
    expect(await only(NGINX, [{ tag: '1.33-alpine' }])).toMatchObject({
      current: null,
      failure: { kind: 'not-found' },
      nearest: ['1.31-alpine', '1.29-alpine', '1.31.4-alpine'],
    });
  });

  test('a tag without a digest at Hub: by a HEAD', async () => {
    const old: TagRecord = { name: '1.2', images: [], pushedAt: 1 };
    expect(await only([...NGINX, old], [{ tag: '1.2' }], 20, { '1.2': digestOf(77) })).toMatchObject({
      current: digestOf(77),
      failure: null,
    });
  });

  test('HEAD refused: no GET is sent unasked, and the image says that one is needed', async () => {
    const { tools, asked } = smallHub([...NGINX, { name: '1.2', images: [], pushedAt: 1 }]);
    tools.registry.head = () => Promise.reject(new TagkinError({ kind: 'unsupported', status: 405 }));
    const { images } = await hubUpdates('library/nginx', [{ tag: '1.2' }], AMD64, 20, tools);
    expect(images[0]).toMatchObject({ current: null, failure: { status: 405, needsGet: true } });
    expect(asked.some((one) => one.startsWith('GET'))).toBe(false);
  });

  test('an index whose digest Hub does not record is not taken for one of its platforms', async () => {
    const old = { ...one('1.2', 8, [AMD64, 'linux/arm64']) };
    delete old.digest;
    expect((await only([...NGINX, old], [{ tag: '1.2' }], 2)).current).toBeNull();
  });

  test('a newer tag without the platform, or pushed earlier, is not offered: the next one is', async () => {
    const records = [
      { ...one('1.33', 50, ['linux/arm64']), pushedAt: 2e12 },
      { ...one('1.32', 51), pushedAt: 2e12 },
      ...NGINX,
      { ...one('1.34', 52), pushedAt: 1 },
    ];
    expect(await only(records, [{ tag: '1.29' }])).toMatchObject({ newer: { tag: '1.32' } });
  });

  test('an image without the platform is updated to others without it', async () => {
    const windows = ['windows/amd64@10.0.20348.1'];
    const records = [...NGINX, one('1.33-nano', 50, windows), one('1.29-nano', 51, windows)];
    expect(await only(records, [{ tag: '1.29-nano' }])).toMatchObject({ newer: { tag: '1.33-nano' } });
  });

  test('within the major, apart from the newest', async () => {
    const records = [one('2.1', 60), one('1.31', 61), one('1.29', 62)];
    expect(await only(records, [{ tag: '1.29' }])).toMatchObject({
      newer: { tag: '2.1', isMajor: true },
      withinMajor: { tag: '1.31', isMajor: false },
    });
  });
});

describe('an image that is pinned already', () => {
  test('the digest is that of the tag: not moved; its version is that of the digest', async () => {
    expect(await only(NGINX, [{ tag: '1.29', digest: digestOf(4) }])).toMatchObject({
      hasMoved: false,
      version: { version: '1.29.8' },
    });
  });

  test('the tag has moved on: said, and the version is not that of the tag', async () => {
    expect(await only(NGINX, [{ tag: '1.31', digest: digestOf(4) }])).toMatchObject({
      hasMoved: true,
      current: digestOf(1),
      pushedAt: null,
      version: null,
    });
  });

  test('pinned to one platform of the tag: not moved, and said', async () => {
    const own = NGINX[7]?.images[0]?.digest ?? '';
    expect(await only(NGINX, [{ tag: '1.29', digest: own }])).toMatchObject({
      hasMoved: false,
      onlyPlatform: AMD64,
    });
  });

  test('a digest alone has the version of its tags', async () => {
    expect(await only(NGINX, [{ digest: digestOf(1) }])).toMatchObject({
      version: { version: '1.31.4' },
      newer: null,
      hasMoved: null,
    });
  });
});

describe('failures', () => {
  test('a repository that is not there fails as a whole', async () => {
    await expect(look([], [{ tag: '1' }])).rejects.toMatchObject({ failure: { kind: 'not-found' } });
  });

  test('without the list of names, what the page shows is offered, and the answer is not whole', async () => {
    const { tools } = smallHub(NGINX);
    tools.registry.tags = () => Promise.reject(new TagkinError({ kind: 'network' }));
    const { images, isWhole } = await hubUpdates('library/nginx', [{ tag: '1.29' }], AMD64, 20, tools);
    expect([images[0]?.current, images[0]?.failure, isWhole]).toEqual([digestOf(4), null, false]);
  });
});

interface Map {
  tags: [name: string, image: number, pushedAt: number][];
  images: Record<string, number>[];
}

describe.skipIf(!hasShared)('over the real tag maps', () => {
  test.each(['nginx', 'redis', 'postgres', 'php', 'node'])(
    '%s: the newest tag is that of all tags',
    async (name) => {
      const { tags, images } = JSON.parse(sharedText(`official-tags/${name}.json`)) as Map;
      const records = tags.map(([tagName, image, pushedAt]) => ({
        ...tag(tagName, null, { [AMD64]: `m${images[image]?.amd64 ?? image}` }),
        digest: digestOf(image),
        pushedAt: pushedAt * 1000,
      }));
      const facts = records.map((record) => ({
        tag: record.name,
        pushedAt: record.pushedAt,
        platforms: [AMD64],
      }));
      const step = Math.ceil(records.length / 5);
      for (let at = step >> 1; at < records.length; at += step) {
        const current = facts[at];
        if (!current) continue;
        const {
          asked,
          images: [update],
        } = await look(records, [{ tag: current.tag }], 8);
        expect(update?.current, current.tag).toBe(records[at]?.digest);
        expect(update?.newer?.tag, current.tag).toBe(newerTags(current, facts, AMD64).newer);
        expect(asked.length).toBeLessThanOrEqual(8);
      }
    },
  );
});
