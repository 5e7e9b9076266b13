// @vitest-environment happy-dom
import { render } from 'preact';
import { useState } from 'preact/hooks';
import { act } from 'preact/test-utils';
import { beforeEach, describe, expect, test } from 'vitest';
import { useMenu } from '../../components/use-menu.ts';

function Piece() {
  const [isOpen, setOpen] = useState(false);
  const menu = useMenu(isOpen, () => setOpen(false));
  return (
    <div>
      <button type="button" id="opener" aria-haspopup="menu" onClick={() => setOpen(!isOpen)}>
        <i id="drawing" />
      </button>
      <div>
        {isOpen && (
          <div role="menu" ref={menu}>
            <button type="button" role="menuitem" id="a" onClick={() => setOpen(false)}>
              <small id="about" />
            </button>
            <button type="button" role="menuitem" id="b" />
          </div>
        )}
      </div>
    </div>
  );
}

/** As on Docker Hub's pages, and as on our own. */
describe.each(['in a shadow root', 'in a document'])('a menu %s', (place) => {
  let root: ShadowRoot | HTMLElement;
  const one = (selector: string) => root.querySelector<HTMLElement>(selector) as HTMLElement;
  const focused = () => (root instanceof ShadowRoot ? root : document).activeElement?.id;
  const isOpen = () => root.querySelector('[role="menu"]') !== null;
  const press = (target: Element) =>
    act(() => void target.dispatchEvent(new Event('pointerdown', { bubbles: true, composed: true })));
  const key = (name: string) =>
    act(() => {
      const event = new KeyboardEvent('keydown', { key: name, bubbles: true, composed: true });
      (root.querySelector(`#${focused() || 'opener'}`) ?? document.body).dispatchEvent(event);
    });

  beforeEach(async () => {
    const host = document.createElement('div');
    document.body.replaceChildren(host);
    root = place === 'in a document' ? host : host.attachShadow({ mode: 'open' });
    await act(() => render(<Piece />, root));
    one('#opener').focus();
    await act(() => one('#opener').click());
  });

  test('its first item has the focus, the arrows move it', async () => {
    expect(focused()).toBe('a');
    for (const [name, item] of Object.entries({ ArrowDown: 'b', ArrowUp: 'a' })) {
      await key(name);
      expect(focused()).toBe(item);
    }
    await key('ArrowUp');
    expect(focused()).toBe('b');
  });

  test('is one as soon as it is there, before the next paint: a quick key or press counts', async () => {
    await key('Escape');
    one('#opener').click();
    await Promise.resolve(); // Preact draws in the next microtask, and runs effects after the paint
    await Promise.resolve();
    expect([isOpen(), focused()]).toEqual([true, 'a']);
    await press(document.body);
    expect(isOpen()).toBe(false);
  });

  test('a press on an item leaves it there for the click', async () => {
    await press(one('#about'));
    expect(isOpen()).toBe(true);
    await act(() => one('#a').click());
    expect([isOpen(), focused()]).toEqual([false, 'opener']);
  });

  test('a press on its button closes it once', async () => {
    await press(one('#drawing'));
    await act(() => one('#opener').click());
    expect(isOpen()).toBe(false);
  });

  test('a press elsewhere closes it', async () => {
    await press(document.body);
    expect(isOpen()).toBe(false);
  });

  test('Escape closes it, and its button has the focus again', async () => {
    await key('Escape');
    expect([isOpen(), focused()]).toEqual([false, 'opener']);
  });

  test('the focus elsewhere closes it, and stays there', async () => {
    const other = document.createElement('input');
    other.id = 'other';
    root.append(other);
    await act(() => other.focus());
    expect([isOpen(), focused()]).toEqual([false, 'other']);
  });
});
