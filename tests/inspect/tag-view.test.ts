import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { TagImagesSchema, toImages } from '../../lib/hub/api/images.ts';
import { tagViewOf } from '../../lib/inspect/tag-view.ts';

const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
const image = (os: string, architecture: string, letter: string, more: object = {}) => ({
  os,
  architecture,
  variant: null,
  os_version: null,
  digest: digest(letter),
  size: 100,
  last_pushed: '2026-11-12T01:52:00.369719Z',
  layers: [
    { digest: digest('f'), size: 90, instruction: 'RUN make' },
    { size: 0, instruction: 'USER 1000' },
  ],
  ...more,
});
const images = (...all: object[]) => toImages(v.parse(TagImagesSchema, all));

describe('a tag by the API of Docker Hub', () => {
  const all = images(
    image('windows', 'amd64', 'a', { os_version: '10.0.20348.2113' }),
    image('linux', 'arm64', 'b', { variant: 'v8' }),
    image('unknown', 'unknown', 'c'),
    image('linux', 'amd64', 'd', { last_pushed: null, size: 'much' }),
  );

  test('has every platform in display order, and no attestation', () => {
    expect(tagViewOf(all)?.platforms).toEqual([
      { platform: 'linux/amd64', digest: digest('d'), size: 0 },
      {
        platform: 'linux/arm64',
        digest: digest('b'),
        size: 100,
        pushedAt: Date.parse('2026-11-12T01:52:00.369Z'),
      },
      expect.objectContaining({ platform: 'windows/amd64@10.0.20348.2113', digest: digest('a') }),
    ]);
  });

  test.each([
    ['the digest asked for', ['linux/amd64', digest('b')], 'linux/arm64'],
    ['the platform asked for', ['windows/amd64@10.0.20348.2113', undefined], 'windows/amd64@10.0.20348.2113'],
    ['the first', ['plan9/mips', digest('0')], 'linux/amd64'],
  ] as const)('shows %s', (_, [platform, of], shown) => {
    const details = tagViewOf(all, platform, of)?.details;
    expect(details?.platform).toBe(shown);
    expect(details?.summary).toMatchObject({ source: 'instructions', user: '1000' });
    expect(details?.steps[0]?.layer).toMatchObject({ digest: digest('f'), size: 90 });
  });

  test('is null without images', () => expect(tagViewOf([])).toBeNull());
});
