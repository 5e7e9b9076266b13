import { describe, expect, test } from 'vitest';
import { detailsOfHub } from '../../lib/inspect/details.ts';
import { exportImage, type ShownImage } from '../../lib/inspect/export-image.ts';

const DIGEST = `sha256:${'1'.repeat(64)}`;

const SHOWN: ShownImage = {
  reference: { registry: 'docker.io', repository: 'library/nginx', tag: 'latest' },
  digest: DIGEST,
  platforms: [{ platform: 'linux/amd64', digest: DIGEST, size: 63, pushedAt: Date.UTC(2026, 9, 1) }],
  details: detailsOfHub({
    platform: { os: 'linux', architecture: 'amd64' },
    digest: DIGEST,
    size: 63,
    instructions: [{ instruction: 'CMD ["nginx"]', size: 0 }],
  }),
  exact: null,
  aliases: {
    tag: 'latest',
    known: true,
    multiPlatform: true,
    indexKnown: true,
    sameIndex: ['1.31.4', '1'],
    platform: 'linux/amd64',
    samePlatform: [],
    version: { version: '1.31.4', tag: '1.31.4', source: 'alias' },
    ownVersion: null,
    digest: DIGEST,
    image: DIGEST,
    pushed: 0,
  },
  move: null,
  progress: null,
  sections: new Map([['flavours', { version: '1.31.4' }]]),
};

const read = (shown: ShownImage) => JSON.parse(exportImage(shown)) as Record<string, unknown>;

describe('an image as a JSON file', () => {
  test('holds what is shown: names, platforms, aliases, config, history, and what sections have loaded', () => {
    expect(read(SHOWN)).toMatchObject({
      image: 'docker.io/library/nginx:latest',
      digest: DIGEST,
      platform: 'linux/amd64',
      platforms: [{ platform: 'linux/amd64', size: 63, pushedAt: '2026-10-01T00:00:00.000Z' }],
      aliases: { version: '1.31.4', sameIndex: ['1.31.4', '1'] },
      config: { exact: false },
      history: [{ text: expect.stringContaining('nginx') }],
      flavours: { version: '1.31.4' },
    });
  });

  test('what was not read is absent', () => {
    const nothing = {
      ...SHOWN,
      digest: null,
      platforms: [],
      details: null,
      aliases: null,
      sections: new Map(),
    };
    expect(read(nothing)).toEqual({ image: 'docker.io/library/nginx:latest', platforms: [] });
  });
});
