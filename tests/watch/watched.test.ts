import { describe, expect, test } from 'vitest';
import { editTable, emptyTable } from '../../lib/aliases/table.ts';
import { imageOfTag, newerOf } from '../../lib/watch/image-of.ts';
import { byRepository, watchedImage } from '../../lib/watch/repositories.ts';
import { inOrder, nameOfImage, shownOf } from '../../lib/watch/shown.ts';
import { MAX_WATCHED, newWatched, withImages } from '../../lib/watch/watched.ts';
import { BOTH, digestOf, imageNamed, NOW, watchedTag } from './samples.ts';

describe('the list', () => {
  test('an image is watched once', () => {
    const { all, refused } = withImages([newWatched('a', NOW)], ['b', 'a', 'b'], NOW);
    expect([all.map(({ image }) => image), refused]).toEqual([['a', 'b'], 0]);
  });

  test('no more than 200', () => {
    const many = Array.from({ length: 203 }, (_, at) => `docker.io/library/nginx:${at}`);
    const { all, refused } = withImages([], many, NOW);
    expect([all.length, refused]).toEqual([MAX_WATCHED, 3]);
    expect(withImages(all, many.slice(0, 5), NOW).refused).toBe(0);
  });

  test.each([
    ['nginx', 'docker.io/library/nginx:latest'],
    ['nginx:1.31', 'docker.io/library/nginx:1.31'],
    [`quay.io/a/b:1@${digestOf('x')}`, 'quay.io/a/b:1'],
    [`nginx@${digestOf('x')}`, undefined],
    ['no image', undefined],
  ])('%s is watched as %s', (text, image) => {
    expect(watchedImage(text)).toBe(image);
  });

  test('by repository, each once', () => {
    const all = ['docker.io/library/nginx:1', 'quay.io/a/b:1', 'docker.io/library/nginx:2'].map((image) =>
      newWatched(image, NOW),
    );
    expect([...byRepository(all)].map(([name, tags]) => [name, tags.map(({ tag }) => tag)])).toEqual([
      ['docker.io/library/nginx', ['1', '2']],
      ['quay.io/a/b', ['1']],
    ]);
  });
});

describe('what a tag is', () => {
  const editor = editTable(emptyTable());
  const put = (name: string, index: string, image: string, pushedAt = NOW) =>
    editor.put({
      name,
      digest: digestOf(index),
      images: [{ platform: 'linux/amd64', digest: digestOf(image) }],
      pushedAt,
    });
  put('latest', 'a', 'x');
  put('1.31.4', 'a', 'x');
  put('alpine', 'b', 'y');
  put('1.31.4-alpine', 'c', 'y');
  put('1.29-alpine', 'd', 'z', NOW - 1);
  put('1.31-alpine', 'e', 'y');
  const table = editor.done();

  test('its version by an alias', () => {
    expect(imageOfTag(table, 'latest', 'linux/amd64')).toMatchObject({
      digest: digestOf('a'),
      version: { version: '1.31.4', tag: '1.31.4' },
      aliases: ['1.31.4'],
      pushedAt: NOW,
    });
  });

  test('its version by a tag with the same image on the platform', () => {
    expect(imageOfTag(table, 'alpine', 'linux/amd64')?.version?.tag).toBe('1.31.4-alpine');
  });

  test('nothing, where its digest is not known', () => {
    expect(imageOfTag(table, 'gone', 'linux/amd64')).toBeNull();
  });

  test('a newer tag of its kind', () => {
    expect(newerOf(table, '1.29-alpine', 'linux/amd64')).toBe('1.31-alpine');
    expect(newerOf(table, 'latest', 'linux/amd64')).toBeNull();
  });
});

describe('as it is shown', () => {
  const moved = watchedTag({
    before: imageNamed('a', { 'linux/amd64': 'x' }, '1.31.3'),
    now: { ...imageNamed('b', { 'linux/amd64': 'y' }), pushedAt: NOW - 1 },
  });

  test('from a version to a digest, when it was pushed', () => {
    const shown = shownOf(moved, BOTH);
    expect(shown).toMatchObject({
      state: 'moved',
      isNews: true,
      platform: 'linux/amd64',
      changedAt: NOW - 1,
    });
    expect([shown.from, shown.to].map((image) => image && nameOfImage(image))).toEqual([
      '1.31.3',
      digestOf('b'),
    ]);
  });

  test('what is news first, newest first; the others by name', () => {
    const of = (image: string, more: object) => ({ ...shownOf({ ...moved, ...more }, BOTH), image });
    const all = [
      of('c', { before: moved.now }),
      of('b', { before: moved.now }),
      of('old', { now: imageNamed('c') }),
      of('new', {}),
    ];
    expect(inOrder(all).map(({ image }) => image)).toEqual(['new', 'old', 'b', 'c']);
  });
});
