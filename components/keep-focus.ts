const isThere = (element: HTMLElement) =>
  element.isConnected && !element.matches(':disabled') && !element.closest('[hidden]');

/**
 * From now on the focus of a page stays where it was when what has it goes or cannot be pressed any more, as a button in whose place the
 * answer comes: on the nearest of what that was in, so that the next Tab leads to what came. Else the browser gives it to the whole page.
 *
 * @param page what is watched; it never gets the focus itself
 */
export function keepFocus(page: HTMLElement): void {
  /** What has the focus, and all that it is in: after its removal there is nothing else of where it was. */
  let way: HTMLElement[] = [];
  page.addEventListener('focusin', ({ target }) => {
    way = [];
    for (let at = target as HTMLElement | null; at && at !== page; at = at.parentElement) way.push(at);
  });
  page.addEventListener('focusout', ({ target }) => {
    // Where it is still there later, the reader has pressed beside it, or has gone to another window.
    setTimeout(() => {
      const [last] = way;
      if (last === target && last && isThere(last) && document.activeElement !== last) way = [];
    });
  });
  const onChange = () => {
    const [last] = way;
    if (!last || isThere(last)) return;
    const place = way.find(isThere);
    way = [];
    const { activeElement } = document;
    if (!place || (activeElement !== last && activeElement !== document.body)) return;
    if (!place.hasAttribute('tabindex')) {
      place.tabIndex = -1;
      place.addEventListener('blur', () => place.removeAttribute('tabindex'), { once: true });
    }
    place.focus({ preventScroll: true });
  };
  new MutationObserver(onChange).observe(page, {
    childList: true,
    subtree: true,
    attributeFilter: ['disabled', 'hidden'],
  });
}
