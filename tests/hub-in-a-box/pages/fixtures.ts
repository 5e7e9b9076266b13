import type { BoxImage, BoxRepository, BoxTag, PageOptions } from '../model.ts';

/** Small repositories for the tests of the pages. */

export const OPTIONS: PageOptions = {
  theme: 'dark',
  variant: 'testids',
  hydrateAfterMs: 0,
  rerenderEveryMs: null,
  pageSize: 25,
};

/** A digest of nothing, that differs with `seed`. */
export function digest(seed: number): string {
  return `sha256:${seed.toString(16).padStart(64, '0')}`.replace(/^sha256:0{8}/, `sha256:${'a'.repeat(8)}`);
}

export function image(architecture: string, seed: number, more: Partial<BoxImage> = {}): BoxImage {
  return {
    os: 'linux',
    architecture,
    variant: null,
    osVersion: null,
    digest: digest(seed),
    size: 71_700_000,
    ...more,
  };
}

export function tag(name: string, more: Partial<BoxTag> = {}): BoxTag {
  return {
    name,
    digest: digest(900),
    contentType: 'image',
    images: [image('amd64', 1)],
    pushedAt: '2026-10-01T00:00:00Z',
    pusher: 'builder',
    fullSize: 71_700_000,
    status: 'active',
    ...more,
  };
}

export function repository(
  path: string,
  tags: BoxTag[],
  more: Partial<BoxRepository> = {},
): Map<string, BoxRepository> {
  const [namespace = '', name = ''] = path.split('/');
  const plain = { description: '', fullDescription: '', starCount: 0, pullCount: 1700 };
  return new Map([[path, { namespace, name, ...plain, tags, ...more }]]);
}
