// @vitest-environment happy-dom
import { afterEach, describe, expect, test, vi } from 'vitest';

afterEach(() => vi.resetModules());

describe('a renamed test id is one row', () => {
  test.each(['list', 'block', 'images', 'summaryCommand', 'layersHeading'] as const)('%s', async (row) => {
    const { SELECTORS } = await import('../../../lib/hub/page/selectors.ts');
    const before = SELECTORS[row];
    const after = before.replace(/"([^"]+)"/, '"renamedByHub-"');
    vi.doMock('../../../lib/hub/page/selectors.ts', async (load) => ({
      ...(await load<object>()),
      SELECTORS: { ...SELECTORS, [row]: after },
    }));
    const { reservedStyles } = await import('../../../lib/hub/page/reserved-styles.ts');
    const styles = Object.values(reservedStyles()).join('');
    expect([styles.includes(before), styles.includes(after)]).toEqual([false, true]);
  });

  test('and no other file has one', async () => {
    const sources = import.meta.glob('../../../{lib,entrypoints,components}/**/*.{ts,tsx}', {
      eager: true,
      query: '?raw',
      import: 'default',
    }) as Record<string, string>;
    expect(Object.keys(sources).length).toBeGreaterThan(100);
    const holders = Object.entries(sources).filter(([, text]) =>
      /repotags|copyPullCommandPull|MuiTypography/.test(text),
    );
    expect(holders.map(([path]) => path.split('/').pop())).toEqual(['selectors.ts']);
  });
});
