// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { openPage } from '../../components/open-page.tsx';

test('a page whose start fails is not blank: it shows the defect, logged without its message', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  document.body.replaceChildren(Object.assign(document.createElement('main'), { id: 'app' }));
  await openPage(async () => {
    throw new TypeError('library/secret');
  });
  expect(document.querySelector('#app [role="alert"]')?.getAttribute('data-error')).toBe('internal');
  expect(JSON.stringify(log.mock.calls)).not.toContain('secret');
  vi.restoreAllMocks();
});

test('a page that is drawn stays, where what keeps its focus cannot be loaded', async () => {
  const log = vi.spyOn(console, 'error').mockReturnValue(undefined);
  vi.doMock('../../components/keep-focus.ts', () => {
    throw new TypeError('no script');
  });
  const page = Object.assign(document.createElement('main'), { id: 'app' });
  document.body.replaceChildren(page);
  await openPage(() => page.append('the page'));
  expect(page.textContent).toBe('the page');
  expect(log).toHaveBeenCalledTimes(1);
  vi.doUnmock('../../components/keep-focus.ts');
  vi.restoreAllMocks();
});
