import { describe, expect, test } from 'vitest';
import type { Mode } from '../../components/pasted/changes-section.tsx';
import type { PastedImage, PastedRow } from '../../components/pasted/pasted-row.ts';
import { changesOf, digestKey, isChosenAtFirst } from '../../entrypoints/popup/pasted/changes.ts';
import { layersAsked, sumOf } from '../../entrypoints/popup/pasted/use-download.ts';
import { asPasted, inBox, keepPasted } from '../../entrypoints/popup/pasted-text.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';
import type { ImageUpdate, Offer } from '../../lib/updates/image-update.ts';
import { digestOf } from '../aliases/truth.ts';

const NOW = digestOf(1);
const NEXT = digestOf(2);

const offer = (tag: string, more: Partial<Offer> = {}): Offer => ({
  tag,
  digest: null,
  baseChanges: false,
  isMajor: false,
  ...more,
});

function rowOf(text: string, update: Partial<ImageUpdate> = {}, isChosen: boolean | null = true): PastedRow {
  const image = readPasted(text).found[0] as PastedImage;
  const known = { current: NOW, newer: null, withinMajor: null, ...update } as ImageUpdate;
  return { at: 0, image, update: known, isAwaited: false, isWhole: true, facts: null, isChosen };
}

const only = (row: PastedRow, mode: Mode, digests = new Map<string, string | null>()) => {
  const { changes, missing } = changesOf([row], mode, digests);
  return missing.length > 0 ? 'missing' : (changes.get(row.image) ?? null);
};

describe('what a mode changes', () => {
  test('pin: the digest of the same tag; nothing where it has it, or is not chosen', () => {
    expect(only(rowOf('nginx:1'), 'pin')).toEqual({ digest: NOW });
    expect(only(rowOf(`nginx:1@${NOW}`), 'pin')).toBeNull();
    expect(only(rowOf(`nginx:1@${NEXT}`), 'pin')).toEqual({ digest: NOW });
    expect(only(rowOf('nginx:1', {}, false), 'pin')).toBeNull();
    expect(only(rowOf('nginx:1', { current: null }), 'pin')).toBeNull();
  });

  test('newest: the newer tag with its digest, once that is known', () => {
    const row = rowOf('nginx:1', { newer: offer('2', { isMajor: true }) });
    expect(only(row, 'newest')).toBe('missing');
    expect(only(row, 'newest', new Map([[digestKey(row, '2'), NEXT]]))).toEqual({ tag: '2', digest: NEXT });
    expect(only(row, 'newest', new Map([[digestKey(row, '2'), null]]))).toBeNull();
    expect(only(rowOf('nginx:1', { newer: offer('2', { digest: NEXT }) }), 'newest')).toEqual({
      tag: '2',
      digest: NEXT,
    });
  });

  test('within the major: never another first number', () => {
    const major = offer('2', { isMajor: true, digest: NEXT });
    expect(only(rowOf('nginx:1', { newer: major }), 'within')).toEqual({ digest: NOW });
    const withinMajor = offer('1.9', { digest: NEXT });
    expect(only(rowOf('nginx:1', { newer: major, withinMajor }), 'within')).toEqual({
      tag: '1.9',
      digest: NEXT,
    });
    expect(only(rowOf('nginx:1', { newer: withinMajor }), 'within')).toEqual({ tag: '1.9', digest: NEXT });
  });

  test('at first, what is pinned already is kept, unless a newer tag is wanted', () => {
    const first = (text: string, mode: Mode, update: Partial<ImageUpdate> = {}) =>
      isChosenAtFirst(rowOf(text, update), mode);
    expect(first('nginx:1', 'pin')).toBe(true);
    expect(first('nginx', 'pin')).toBe(true);
    expect(first(`nginx:1@${NEXT}`, 'pin', { newer: offer('2') })).toBe(false);
    expect(first(`nginx:1@${NEXT}`, 'newest', { newer: offer('2') })).toBe(true);
    expect(first(`nginx@${NEXT}`, 'pin')).toBeNull();
    expect(first('nginx:1', 'pin', { current: null })).toBeNull();
    expect(first('skopeo copy docker://a/b:1 dir:x', 'pin')).toBeNull();
  });
});

test('a download counts each layer once, and tells what images share', () => {
  const layer = (digest: string, size: number) => ({ digest, size });
  const lists = [[layer('a', 100), layer('b', 10), layer('a', 100)], [layer('a', 100), layer('c', 1)], null];
  expect(sumOf(lists)).toEqual({ counted: 2, others: 1, size: 111, shared: 100 });
});

test('what was pasted comes back with its line ends, as long as it is what the box shows', () => {
  keepPasted({ clipboardData: { getData: () => 'a\r\nb' } } as unknown as ClipboardEvent);
  expect(asPasted(inBox('a\r\nb'))).toBe('a\r\nb');
  expect(asPasted('a\nb ')).toBe('a\nb ');
});

test('a pinned image is downloaded by its own digest, and where its tag has moved on that of the tag does not count', () => {
  const asked = { repository: 'library/nginx', tag: '1' };
  expect(layersAsked(rowOf('nginx:1'))).toEqual(asked);
  expect(layersAsked(rowOf(`nginx:1@${NOW}`))).toEqual(asked);
  expect(layersAsked(rowOf(`nginx:1@${NEXT}`))).toEqual({ ...asked, digest: NEXT });
  expect(layersAsked(rowOf(`nginx@${NEXT}`))).toBeNull();
  expect(layersAsked(rowOf('quay.io/a/b:1'))).toBeNull();
});
