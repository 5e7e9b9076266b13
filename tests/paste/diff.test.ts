import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type DiffLine, diffLines } from '../../lib/paste/pin/diff.ts';
import { type Edit, withEdits } from '../../lib/paste/pin/edits.ts';
import { readPasted } from '../../lib/paste/read-pasted.ts';

const SIGN = { same: ' ', was: '-', now: '+', gap: '…' };

const written = (lines: DiffLine[]) =>
  lines.map(({ kind, number, pieces }) =>
    kind === 'gap'
      ? SIGN.gap
      : `${number}${SIGN[kind]}${pieces.map(({ text, isNew }) => (isNew ? `[${text}]` : text)).join('')}`,
  );

/** Inserts a text at the end of each line that holds a word. */
const at = (text: string, word: string, added: string): Edit => {
  const start = text.indexOf(word) + word.length;
  return { start, end: start, text: added };
};

it('shows each changed line before and after, with a line around it, and gaps', () => {
  const text = 'a\nb\nc: x\nd\ne\nf\ng: y\r\nh';
  expect(written(diffLines(text, [at(text, 'c: x', '@1'), at(text, 'g: y', '@2')]))).toEqual([
    '…',
    '2 b',
    '3-c: x',
    '3+c: x[@1]',
    '4 d',
    '…',
    '6 f',
    '7-g: y',
    '7+g: y[@2]',
    '8 h',
  ]);
});

it('a line that is added moves the numbers behind it', () => {
  const text = 'a: 1\nb\nc: 2';
  expect(written(diffLines(text, [at(text, 'a: 1', '\nd: x'), at(text, 'c: 2', '@')]))).toEqual([
    '1-a: 1',
    '1+a: 1',
    '2+[d: x]',
    '2 b',
    '3-c: 2',
    '4+c: 2[@]',
  ]);
});

it('changes in lines that follow each other are not mixed up, and no line is shown twice', () => {
  const text = 'x1\nx2\nx3';
  const edits = ['x1', 'x2', 'x3'].map((word) => at(text, word, '!'));
  expect(written(diffLines(text, edits))).toEqual(['1-x1', '1+x1[!]', '2-x2', '2+x2[!]', '3-x3', '3+x3[!]']);
});

it('the lines before are those of the text, the lines after those of the edited text', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom('a', 'b', '\n', '\r\n', 'c'), { maxLength: 30 }),
      fc.array(fc.nat(40), { maxLength: 6 }),
      (pieces, offsets) => {
        const text = pieces.join('');
        const edits = [...new Set(offsets)]
          .filter((start) => start <= text.length && text[start - 1] !== '\r')
          .map((start) => ({ start, end: start, text: '#' }));
        const before = text.split(/\r\n|\n/);
        const after = withEdits(text, edits).split(/\r\n|\n/);
        for (const { kind, number, pieces: parts } of diffLines(text, edits)) {
          const line = parts.map((part) => part.text).join('');
          if (kind === 'now') expect(after[number - 1]).toBe(line);
          else if (kind !== 'gap') expect(before[number - 1]).toBe(line);
        }
        const changed = diffLines(text, edits).flatMap(({ kind, number }) => (kind === 'was' ? number : []));
        expect(changed).toEqual([...new Set(changed)]);
        expect(changed.length > 0).toBe(edits.length > 0);
      },
    ),
    { numRuns: 300 },
  );
});

it('finds both sides of a change in the values of a chart, which share the repository', () => {
  const text =
    '--- a/v.yaml\n+++ b/v.yaml\n@@ -1,4 +1,4 @@\n image:\n   repository: quay.io/a/b\n-  tag: 1.4.0\n+  tag: 1.5.0\n   pullPolicy: Always\n';
  const { found } = readPasted(text);
  expect(found.map((one) => one.kind === 'image' && [one.reference.tag, one.from[0]?.side])).toEqual([
    ['1.4.0', 'old'],
    ['1.5.0', 'new'],
  ]);
});
