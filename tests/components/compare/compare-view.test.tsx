// @vitest-environment happy-dom
import { describe, expect, test, vi } from 'vitest';
import { CompareView } from '../../../components/compare/compare-view.tsx';
import { markdownOf } from '../../../components/compare/markdown.ts';
import type { TocPart } from '../../../components/inspect/toc.tsx';
import { compareImages } from '../../../lib/compare/comparison.ts';
import { draw, drawSlices } from '../draw.ts';
import { details, loads, side } from './sides.ts';

const rows = (root: ParentNode, selector: string) =>
  [...root.querySelectorAll<HTMLElement>(selector)].map(({ dataset }) => ({ ...dataset }));

describe('two images', () => {
  test('sentence, fields, steps and layers', async () => {
    const from = side('1.31.2', details('1.31.2', { User: 'root' }));
    const { root } = await draw(
      <CompareView from={from} to={side('1.31.3', details('1.31.3', { User: '101' }))} />,
    );
    expect(root.querySelector('[data-section="compare"]')?.getAttribute('data-state')).toBe('complete');
    expect(root.querySelector('[data-summary]')?.textContent).toContain('nginx 1.31.2 → 1.31.3.');
    expect(rows(root, '#break > .diff > [data-diff]')).toEqual([
      { diff: 'changed', field: 'user', from: 'root', to: '101' },
    ]);
    expect(rows(root, '[data-field="env"]')).toEqual([
      { diff: 'changed', field: 'env', key: 'NGINX_VERSION', from: '1.31.2', to: '1.31.3' },
    ]);
    expect(rows(root, '[data-layer]').map(({ diff }) => diff)).toEqual(['same', 'changed', 'rebuilt']);
    expect(root.querySelector('[data-step="1"] del')?.textContent).toBe('2');
  });

  test('the table of contents names the parts that are drawn, with how much differs', async () => {
    const told = vi.fn();
    const to = side('1.31.3', details('1.31.3', { User: '101' }));
    await draw(
      <CompareView from={side('1.31.2', details('1.31.2', { User: 'root' }))} to={to} onParts={told} />,
    );
    const parts = told.mock.lastCall?.[0].map(({ id, count = '' }: TocPart) => `${id} ${count}`.trim());
    expect(parts).toEqual([
      'summary',
      'break 1',
      'versions 1',
      'base same',
      'packages',
      'steps 1',
      'layers 2',
      'files',
    ]);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('by build steps: said, and read on request at its cost', async () => {
    const sides = [
      side('1', details('1', {}, 'instructions')),
      side('2', details('2', {}, 'instructions')),
    ] as const;
    const { root } = await draw(<CompareView from={sides[0]} to={sides[1]} />);
    expect(root.querySelector('[data-exact]')?.getAttribute('data-exact')).toBe('false');
    const button = root.querySelector<HTMLButtonElement>('[data-action="load"]');
    expect(button?.textContent).toContain('2');
    button?.click();
    expect(loads).toEqual(['1', '2']);
  });

  test('a config is not compared with build steps', async () => {
    const { root } = await draw(
      <CompareView from={side('1', details('1', {}, 'instructions'))} to={side('2', details('2'))} />,
    );
    expect(rows(root, '[data-field]')).toEqual([]);
    expect(rows(root, '[data-layer]').length).toBe(3);
    expect(root.querySelector('[data-action="load"]')?.textContent).toContain('1');
  });

  test('where both state a base and share no layer, the base was rebuilt', async () => {
    const rebuilt = details('2', {}, undefined, 'ba5e2');
    const { root } = await draw(<CompareView from={side('1', details('1'))} to={side('2', rebuilt)} />);
    expect(root.querySelector('[data-summary]')?.textContent).toContain('Base rebuilt: Debian trixie');
    expect(root.querySelector('#base')?.getAttribute('data-base-diff')).toBe('changed');
    expect(root.querySelectorAll('#base .badge, #base .row .row').length).toBe(2);
    const same = await draw(<CompareView from={side('1', details('1'))} to={side('2', details('2'))} />);
    expect(same.root.querySelector('[data-summary]')?.textContent).toContain('Same base: Debian trixie');
  });

  test('a side that fails says so, and keeps the other', async () => {
    const failure = { kind: 'not-found' as const };
    const to = side('2', null, { facts: { state: 'error', value: null, failure, load: () => {} } });
    const { root } = await draw(<CompareView from={side('1', details('1'))} to={to} />);
    expect(root.querySelector('[data-section]')?.getAttribute('data-state')).toBe('error');
    expect(rows(root, '[data-side="to"] [data-error]')[0]?.error).toBe('not-found');
  });

  test('a thousand variables that are the same leave 100 rows', async () => {
    const Env = Array.from({ length: 1000 }, (_, at) => `V${at}=x`);
    const one = side('1', details('1', { Env }));
    const { root } = await draw(<CompareView from={one} to={one} />);
    await drawSlices();
    expect(rows(root, '[data-field="env"]').length).toBe(100);
    expect(root.querySelector('[data-summary]')?.textContent).toMatch(/^Nothing differs/);
  });
});

test('as Markdown nothing ends its cell', async () => {
  const from = details('1', { Labels: { x: 'a' } });
  const to = details('2', { Labels: { x: 'b | c `\n# d' } });
  const text = markdownOf(compareImages(from, to), ['nginx:1', 'nginx:2'], { isExact: true });
  const line = text.split('\n').find((each) => each.includes('labels x'));
  expect(line).toBe("| `` labels x `` | `` a `` | `` b \\| c ' # d `` |");
});
