// @vitest-environment happy-dom
import { act } from 'preact/test-utils';
import { expect, test, vi } from 'vitest';
import { WatchTag } from '../../../components/watch-tag.tsx';
import { tagProps } from '../../../entrypoints/hub.content/reader.tsx';
import type { ListingClient } from '../../../lib/client/listing-client.ts';
import { send } from '../../../lib/messages/send.ts';
import type { Features } from '../../../lib/settings/features.ts';
import { draw } from '../draw.ts';

vi.mock('../../../lib/messages/send.ts');

/** The toggle of a block on a page of Docker Hub, for a tag that is known. */
function block() {
  const tags = new Map([['1.31', { tag: '1.31', isWatched: false }]]);
  const client = { tags, moves: new Map(), progress: null, report: () => undefined };
  const drawn = () => {
    const { watch, aliases } = tagProps(
      'library/nginx',
      '1.31',
      client as unknown as ListingClient,
      {} as Features,
    );
    return watch && <WatchTag known={aliases} set={watch} />;
  };
  return drawn;
}

test('that a tag is watched stays where Docker Hub draws the block again', async () => {
  vi.mocked(send).mockImplementation((async (_: string, { on }: { on: boolean }) => on) as never);
  vi.spyOn(performance, 'now').mockReturnValueOnce(0);
  const drawn = block();
  const { root, redraw } = await draw(drawn());
  const pressed = () => root.querySelector('button')?.getAttribute('aria-pressed');
  const reader = new MouseEvent('click', { bubbles: true, detail: 1 });
  Object.defineProperty(reader, 'isTrusted', { value: true });
  Object.assign(root.style, { opacity: '1' });
  vi.stubGlobal('getComputedStyle', () => ({ opacity: '1', filter: 'none', maskImage: 'none' }));
  await act(async () => {
    root.querySelector('button')?.dispatchEvent(reader);
    await new Promise((next) => setTimeout(next)); // the worker's answer
  });
  expect(send).toHaveBeenLastCalledWith('watch.set-here', {
    ...{ repository: 'library/nginx', tag: '1.31', on: true },
  });
  expect(pressed()).toBe('true');
  await redraw(null);
  await redraw(drawn());
  expect(pressed()).toBe('true');
});
