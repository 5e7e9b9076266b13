// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test } from 'vitest';
import { Raw } from '../../../components/inspect/raw.tsx';
import { draw, settle } from '../draw.ts';
import { details, done, INDEX, idle, page } from './page.ts';

const answers = { 'inspect.raw': { text: '{}', mediaType: 'application/json' } };

test('a document that is opened before its digest is known is read once that is, and never unasked', async () => {
  const asked: string[] = [];
  const image = page(details({ instruction: 'CMD ["sh"]' }), answers, asked);
  const drawn = await draw(<Raw {...image} digest={idle} />);
  const index = drawn.one('[data-raw="index"]') as HTMLDetailsElement;
  await act(() => {
    index.open = true;
    index.dispatchEvent(new Event('toggle'));
  });
  await settle(2);
  expect(asked).toEqual([]);
  await drawn.redraw(<Raw {...image} digest={done(INDEX)} />);
  await settle(4);
  expect(asked).toHaveLength(1);
  expect(index.dataset.state).toBe('complete');
  const other = `sha256:${'9'.repeat(64)}` as const;
  await drawn.redraw(<Raw {...image} digest={done(other)} />);
  await settle(4);
  expect(asked).toHaveLength(1);
});
