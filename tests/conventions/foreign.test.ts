import { expect, test } from 'vitest';
import { filesIn, textOf } from './sources.ts';

/**
 * Text from outside is drawn by `Foreign`, which isolates it and shows its invisible characters. A `<bdi>` of one's own does half of
 * that: it is for what is no such text, or is drawn with its line ends.
 */
const WITH_THEIR_OWN = [
  'components/foreign.tsx',
  'components/answer/value.tsx', // drawn by `visible`, piece by piece
  'components/compare/sentence.tsx', // a sentence of ours; names in it are quoted
  'components/inspect/file-view.tsx', // drawn by `visibleLines`
  'components/inspect/masked.tsx', // drawn by `visibleLines`, elements inside
];

test('a text from outside is isolated by Foreign alone', () => {
  const found = ['components', 'entrypoints']
    .flatMap(filesIn)
    .filter((path) => path.endsWith('.tsx') && textOf(path).includes('<bdi>'))
    .filter((path) => !WITH_THEIR_OWN.includes(path));
  expect(found).toEqual([]);
});
