// @vitest-environment happy-dom

import { expect, test } from 'vitest';
import { Facts } from '../../../components/inspect/facts.tsx';
import { draw, settle } from '../draw.ts';
import { details, page } from './page.ts';

const IMAGE = details({ instruction: 'RUN a', size: 5 }, { instruction: 'RUN b', size: 7 });

async function read(answer: unknown) {
  const asked: string[] = [];
  const drawn = await draw(<Facts page={page(IMAGE, { 'layer.unpacked': answer }, asked)} details={IMAGE} />);
  const before = drawn.one('[data-field="unpacked"]').textContent;
  await drawn.click('[data-action="unpacked"]');
  await settle();
  return { drawn, before, asked, fact: drawn.one('[data-field="unpacked"]') };
}

test('the size before compression is read when asked for, with what that costs', async () => {
  const { before, asked, fact } = await read([{ size: 512_000 }, { size: 1_536_000 }]);
  expect(before).toContain('2 layers, no pull');
  expect(asked).toEqual(['layer.unpacked']);
  expect(fact.dataset).toMatchObject({ state: 'complete', size: '2048000' });
  expect(fact.textContent).toBe('Uncompressed2 MB');
});

test('what cannot be known is stated, with the reason', async () => {
  const { fact } = await read([{ size: 512_000 }, { unknown: 'unstated' }]);
  expect(fact.textContent).toContain('at least 512 kB');
  expect(fact.querySelector('[data-unsized="unstated"]')?.textContent).toContain('1 layer');
  const nothing = await read([{ unknown: 'parts' }, { unknown: 'elsewhere' }]);
  expect(nothing.fact.textContent).toContain('not known');
  expect(nothing.fact.querySelectorAll('[data-unsized]')).toHaveLength(2);
});
