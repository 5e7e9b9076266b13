import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

/**
 * Closes an open menu on Escape, and on a press outside of the element that the returned reference is put on. The focus that goes
 * with the menu returns to what opened it.
 */
export function useDismiss<Of extends HTMLElement>(isOpen: boolean, close: () => void): RefObject<Of | null> {
  const root = useRef<Of>(null);
  useEffect(() => {
    if (!isOpen) return;
    const over = new AbortController();
    const onPress = ({ target }: Event) => root.current?.contains(target as Node) || close();
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      event.preventDefault(); // else the browser closes the popup
      close();
    };
    const place = root.current?.getRootNode() as Document | ShadowRoot | undefined;
    const opener = root.current?.querySelector('[aria-haspopup]') ?? place?.activeElement;
    document.addEventListener('pointerdown', onPress, over);
    document.addEventListener('keydown', onKey, { signal: over.signal, capture: true });
    return () => {
      over.abort();
      if (document.activeElement === document.body) (opener as HTMLElement | null | undefined)?.focus();
    };
  }, [isOpen]);
  return root;
}
