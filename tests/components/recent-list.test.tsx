// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { RecentList } from '../../components/recent-list.tsx';
import { draw } from './draw.ts';

test('recent look-ups have their version and age; what is not known, and a time in the future, is left out', async () => {
  const lookUp = vi.fn();
  const looks = [
    { image: 'nginx:latest', version: '1.31.4', pushedAt: Date.now() - 3 * 86_400_000 },
    { image: 'quay.io/a/b' },
    { image: 'redis:7', version: '7.4.7', pushedAt: Date.now() + 86_400_000 },
  ];
  const drawn = await draw(<RecentList looks={looks} lookUp={lookUp} />);
  expect(drawn.all('li').map(({ textContent }) => textContent)).toEqual([
    'nginx:latest1.31.43 days ago',
    'quay.io/a/b',
    'redis:77.4.7',
  ]);
  await drawn.click('[data-recent="quay.io/a/b"]');
  expect(lookUp).toHaveBeenCalledExactlyOnceWith('quay.io/a/b');
});
