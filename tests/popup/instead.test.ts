import { describe, expect, test } from 'vitest';
import { tagsInstead } from '../../entrypoints/popup/use-instead.ts';
import type { Digest } from '../../lib/oci/digest.ts';

const NAMES = ['latest', '18', '18.1', '17', '17.7', '18.1-alpine', 'trixie'];
const digest: Digest = `sha256:${'c'.repeat(64)}`;

describe('what is offered for an image that does not exist', () => {
  test.each([
    ['a tag with a letter or number changed', '18.9', 'nearest', ['18.1', '18']],
    ['a tag like no other: those that exist', 'production', 'newest', ['latest', '18.1']],
    ['never the tag itself, which is listed and cannot be read', 'latest', 'newest', ['18.1', '18', '17.7']],
  ])('%s', (_, tag, kind, tags) => {
    const found = tagsInstead(NAMES, { tag });
    expect({ ...found, tags: found.tags.slice(0, tags.length) }).toEqual({ kind, tags });
  });

  test('a digest: the tag that was named with it, and the newest', () => {
    expect(tagsInstead(NAMES, { digest })).toEqual({
      kind: 'newest',
      tags: ['latest', '18.1', '18', '17.7'],
    });
    expect(tagsInstead(NAMES, { tag: '17', digest }).tags).toEqual(['17', 'latest', '18.1', '18', '17.7']);
    expect(tagsInstead(NAMES, { tag: 'gone', digest }).tags).not.toContain('gone');
  });
});
