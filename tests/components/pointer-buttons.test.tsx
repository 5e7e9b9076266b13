// @vitest-environment happy-dom
import { expect, test, vi } from 'vitest';
import { Dock } from '../../components/dock.tsx';
import { SuggestionList } from '../../components/suggestion-list.tsx';
import { draw } from './draw.ts';

// The other buttons of a mouse have menus of their own.
test('a suggestion is chosen by the first button of a mouse alone', async () => {
  const choose = vi.fn();
  const suggestions = [{ text: 'nginx', note: '' }];
  const { one } = await draw(<SuggestionList suggestions={suggestions} chosen={-1} choose={choose} />);
  const press = (button: number) =>
    one('[role="option"]').dispatchEvent(new MouseEvent('mousedown', { button, bubbles: true }));
  press(1);
  press(2);
  expect(choose).not.toHaveBeenCalled();
  press(0);
  expect(choose).toHaveBeenCalledExactlyOnceWith('nginx');
});

test('the docked panel is moved by the first button of a mouse alone', async () => {
  const never = () => new Promise<never>(() => {});
  const { one, root } = await draw(
    <Dock
      repository="library/nginx"
      isLoading={false}
      tag={null}
      progress={null}
      groups={{ load: never, revision: '', linkTo: () => '', pin: () => '' }}
      guest={{ isReader: () => true, mayStart: () => true, open: () => {} }}
      retry={() => {}}
      width={400}
      place={{ corner: 'bottom-end', isFolded: false }}
      put={() => {}}
      close={() => {}}
    />,
  );
  const head = one('header');
  const capture = vi.fn();
  Object.assign(head, { setPointerCapture: capture, getRootNode: () => ({ host: root }) });
  const press = (button: number) => {
    const event = new MouseEvent('pointerdown', { button, bubbles: true });
    Object.defineProperty(event, 'isTrusted', { value: true });
    head.dispatchEvent(event);
  };
  press(2);
  expect(capture).not.toHaveBeenCalled();
  press(0);
  expect(capture).toHaveBeenCalledOnce();
});
