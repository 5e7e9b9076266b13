import { describe, expect, test } from 'vitest';
import { circlesOf, fileOf, folderOf, graphOf, roomOf } from './graph.ts';
import { SOURCES } from './sources.ts';

const source = (path: string, ...from: string[]) => ({
  path,
  imports: from.map((target) => ({ from: target, isType: true })),
});

describe('no circles, types counted', () => {
  test.each([
    ['files', fileOf],
    ['folders', folderOf],
    ['rooms', roomOf],
  ])('of %s', (_, nodeOf) => {
    expect(circlesOf(graphOf(SOURCES, nodeOf))).toEqual([]);
  });
});

describe('a circle is found', () => {
  test('between two files', () => {
    const sources = [source('lib/a/x.ts', 'lib/a/y.ts'), source('lib/a/y.ts', 'lib/a/x.ts')];
    expect(circlesOf(graphOf(sources, fileOf))).toEqual([['lib/a/x.ts', 'lib/a/y.ts']]);
  });

  test('between folders whose files form none', () => {
    const sources = [
      source('lib/a/x.ts', 'lib/b/y.ts'),
      source('lib/b/y.ts'),
      source('lib/b/z.ts', 'lib/a/w.ts'),
      source('lib/a/w.ts'),
    ];
    expect(circlesOf(graphOf(sources, fileOf))).toEqual([]);
    expect(circlesOf(graphOf(sources, folderOf))).toEqual([['lib/a', 'lib/b']]);
  });

  test('of three, beside what only leads to it', () => {
    const sources = [
      source('lib/start.ts', 'lib/a.ts'),
      source('lib/a.ts', 'lib/b.ts'),
      source('lib/b.ts', 'lib/c.ts', 'lib/end.ts'),
      source('lib/c.ts', 'lib/a.ts'),
      source('lib/end.ts'),
    ];
    expect(circlesOf(graphOf(sources, fileOf))).toEqual([['lib/a.ts', 'lib/b.ts', 'lib/c.ts']]);
  });
});
