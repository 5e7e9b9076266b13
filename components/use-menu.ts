import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

const STEPS: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Makes a menu of what the returned reference is put on, while it is open; the button that opens it (`aria-haspopup`) is beside it. Its
 * first item gets the focus, up and down move through the others. Escape, and a press or the focus elsewhere close it; the focus that
 * goes with it returns to the button.
 */
export function useMenu(isOpen: boolean, close: () => void): RefObject<HTMLDivElement | null> {
  const root = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const menu = root.current;
    const around = menu?.closest<HTMLElement>(':has([aria-haspopup="menu"])');
    if (!isOpen || !menu || !around) return;
    const opener = around.querySelector<HTMLElement>('[aria-haspopup="menu"]');
    const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const tree = menu.getRootNode() as Document | ShadowRoot;
    const isPart = (node: unknown) => [menu, opener].some((each) => each?.contains(node as Node));
    items[0]?.focus();

    const over = new AbortController();
    const onKey = (event: KeyboardEvent) => {
      const step = STEPS[event.key];
      const isMove = step && menu.contains(tree.activeElement);
      if (event.key !== 'Escape' && !isMove) return;
      event.preventDefault(); // else the browser closes the popup, or scrolls
      if (!isMove) return close();
      const at = items.indexOf(tree.activeElement as HTMLElement);
      items[(at + step + items.length) % items.length]?.focus();
    };
    document.addEventListener('keydown', onKey, { signal: over.signal, capture: true });
    // On a web page the menu is in a shadow root, outside of which the target of what is pressed in it is the root's host.
    let pressed: Event | undefined;
    const onPress = (event: Event) => {
      if (isPart(event.target)) pressed = event;
    };
    around.addEventListener('pointerdown', onPress, over);
    document.addEventListener('pointerdown', (event) => event === pressed || close(), over);
    const onFocus = ({ relatedTarget }: FocusEvent) => relatedTarget && (isPart(relatedTarget) || close());
    around.addEventListener('focusout', onFocus, over);
    return () => {
      over.abort();
      if (menu.matches(':focus-within') || document.activeElement === document.body) opener?.focus();
    };
  }, [isOpen]);
  return root;
}
