// @vitest-environment happy-dom
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Foreign } from '../../components/foreign.tsx';
import { LongList } from '../../components/long-list.tsx';
import { quoted, quotedList, visible } from '../../lib/oci/visible.ts';
import { draw } from './draw.ts';

test.each([
  ['plain', 'plain'],
  ['a\u202eb', 'a\\u{202e}b'],
  ['ng\u200binx', 'ng\\u{200b}inx'],
  ['\u2066x\u2069', '\\u{2066}x\\u{2069}'],
  ['a\nb\tc\u0000', 'a\\nb\\tc\\u{0}'],
  ['\ufeffbom', '\\u{feff}bom'],
  ['tag\u{e0041}', 'tag\\u{e0041}'],
  ['hangul\u3164filler', 'hangul\\u{3164}filler'],
  ['blank\u2800', 'blank\\u{2800}'],
  ['lone\ud800', 'lone\\u{d800}'],
  ['été 日本 ❤️', 'été 日本 ❤️'],
  [`Z${'\u0300\u0489'.repeat(5)}a`, `Z${'\u0300\u0489'.repeat(4)}\\u{300}\\u{489}a`],
])('%j is drawn as %s', (text, drawn) => expect(visible(text)).toBe(drawn));

test('nothing invisible is left of any text, and its length is bounded', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
      const drawn = visible(text, 100);
      expect(drawn).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
      expect(drawn.length).toBeLessThanOrEqual(100 * '\\u{10ffff}'.length);
    }),
  );
});

test('in a sentence it is isolated; of many names ten are named', () => {
  expect(quoted('\u05d0')).toBe('\u2068\u05d0\u2069');
  expect(quotedList(Array.from({ length: 12 }, (_, at) => `h${at}`))).toMatch(/h9\u2069, \+2$/);
});

test('in the page it stands in an element of its own', async () => {
  const drawn = await draw(<Foreign text={`${'x'.repeat(400)}`} />);
  expect([drawn.one('bdi').textContent?.length, drawn.text().endsWith('…')]).toEqual([300, true]);
});

test('a long list: the first hundred, more on request', async () => {
  const items = Array.from({ length: 10_000 }, (_, at) => `${at}`);
  const drawn = await draw(<LongList items={items}>{(item) => <li key={item}>{item}</li>}</LongList>);
  expect(drawn.all('li')).toHaveLength(101);
  await drawn.click('[data-action="show-more"]');
  expect(drawn.all('li')).toHaveLength(501);
});
