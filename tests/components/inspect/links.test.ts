import { describe, expect, test } from 'vitest';
import { commitsLink } from '../../../components/compare/commits-link.ts';
import { runsAs } from '../../../components/inspect/runs-as.ts';
import { sourceLink } from '../../../components/inspect/source-link.ts';
import type { ImageDetails } from '../../../lib/inspect/image-answer.ts';

const REVISION = '3b1f6c29d4f3a1e0b6c5d8e7f90a1b2c3d4e5f60';

describe('the link to the source', () => {
  test.each([
    [
      'https://github.com/nginx/docker-nginx',
      REVISION,
      `https://github.com/nginx/docker-nginx/tree/${REVISION}`,
    ],
    [
      'https://github.com/nginx/docker-nginx.git#abc:dir',
      REVISION,
      `https://github.com/nginx/docker-nginx/tree/${REVISION}`,
    ],
    ['git+https://github.com/a/b.git@refs/heads/main', REVISION, `https://github.com/a/b/tree/${REVISION}`],
    ['git+https://gitlab.com/a/b', REVISION, `https://gitlab.com/a/b/-/tree/${REVISION}`],
    ['https://codeberg.org/a/b', REVISION, `https://codeberg.org/a/b/src/commit/${REVISION}`],
    ['https://github.com/a/b', 'main', 'https://github.com/a/b'],
    ['https://github.com/a/b/tree/main/c', REVISION, 'https://github.com/a/b/tree/main/c'],
    ['https://git.example.com/a/b', REVISION, 'https://git.example.com/a/b'],
  ])('%s at %s', (source, revision, href) => expect(sourceLink(source, revision)?.href).toBe(href));

  test.each([
    'http://github.com/a/b',
    'javascript:alert(1)',
    'git@github.com:a/b',
    'https://',
    '',
    undefined,
  ])('is left out for %s', (source) => expect(sourceLink(source)).toBeUndefined());
});

const OTHER = '8d4c1f0e7a6b5c4d3e2f1a0b9c8d7e6f5a4b3c2d';

describe('the link to the commits between two', () => {
  test.each([
    ['https://github.com/a/b.git#x:y', `https://github.com/a/b/compare/${OTHER}...${REVISION}`],
    ['https://gitlab.com/a/b', `https://gitlab.com/a/b/-/compare/${OTHER}...${REVISION}`],
    ['https://bitbucket.org/a/b', `https://bitbucket.org/a/b/branches/compare/${REVISION}%0D${OTHER}`],
    ['https://codeberg.org/a/b', `https://codeberg.org/a/b/compare/${OTHER}...${REVISION}`],
    ['https://git.example.com/a/b', undefined],
    ['javascript:alert(1)', undefined],
  ])('of %s', (source, href) => expect(commitsLink(source, OTHER, REVISION)).toBe(href));

  test.each(['main', '', `${OTHER}/../x`])('is left out for %j', (revision) =>
    expect(commitsLink('https://github.com/a/b', revision, REVISION)).toBeUndefined(),
  );
});

describe('runs as root', () => {
  const as = (user: string, os = 'linux') =>
    runsAs({ summary: { user, platform: { os, architecture: 'amd64' } } } as unknown as ImageDetails);
  test.each(['root', '0', '0:0', 'root:staff', '', ':100', '00'])('%j', (user) =>
    expect(as(user)).toEqual({ name: 'root', isRoot: true }),
  );
  test.each([
    ['1000:0', '1000'],
    ['nginx', 'nginx'],
  ])('not %j', (user, name) => expect(as(user)).toEqual({ name, isRoot: false }));
  test('is never said of Windows', () => expect(as('ContainerAdministrator', 'windows')).toBeNull());
});
