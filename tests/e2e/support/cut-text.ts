/**
 * Runs in a page. Below these elements and in their shadow roots: what a reader cannot read, as one line each. Text of the
 * pseudo-language alone, since what came from outside may be shortened.
 */
export function cutTextIn(selectors: string[]): string[] {
  const found = new Set<string>();
  const parentOf = (node: Node): Node | null =>
    node.parentNode ?? (node instanceof ShadowRoot ? node.host : null);
  const nameOf = (element: Element) => `${element.localName}.${element.className}`;

  /** What cuts a box of text off; undefined where all of it is seen, or can be scrolled to. */
  function cutBy(node: Node, frame: Element, box: DOMRect): string | undefined {
    for (let at: Node | null = node; at; at = parentOf(at)) {
      if (!(at instanceof Element)) continue;
      const { overflowX, overflowY, clipPath } = getComputedStyle(at);
      if (clipPath !== 'none') return undefined; // for screen readers alone
      const { left, right, top, bottom } = at.getBoundingClientRect();
      const isOut = box.left < left - 1 || box.right > right + 1;
      if (isOut && (at === frame || /hidden|clip/.test(overflowX))) return nameOf(at);
      if (/hidden|clip/.test(overflowY) && (box.top < top - 2 || box.bottom > bottom + 2)) return nameOf(at);
      if (at === frame || /auto|scroll/.test(overflowX)) return undefined;
    }
    return undefined;
  }

  function look(root: Element | ShadowRoot, frame: Element): void {
    for (const element of [root, ...root.querySelectorAll('*')]) {
      if (element instanceof Element && element.shadowRoot) look(element.shadowRoot, frame);
      if (element instanceof Element && !element.checkVisibility({ visibilityProperty: true })) continue;
      for (const child of element.childNodes) {
        const text = child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '') : '';
        if (!/[⟦⟧]/.test(text)) continue;
        const range = document.createRange();
        range.selectNodeContents(child);
        for (const box of range.getClientRects()) {
          const by = box.width >= 1 && cutBy(element, frame, box);
          if (by) found.add(`cut by ${by}: ${text.slice(0, 60)}`);
        }
      }
    }
  }

  for (const root of selectors.flatMap((selector) => [...document.querySelectorAll(selector)])) {
    const frame = root === document.body ? document.documentElement : root;
    look(root, frame);
    // The padding of a button with a drawing alone may stand out: the drawing is flush.
    if (frame.scrollWidth <= frame.clientWidth + (root === document.body ? 1 : 8)) continue;
    const { left, right } = frame.getBoundingClientRect();
    const out = [...root.querySelectorAll('*'), ...(root.shadowRoot?.querySelectorAll('*') ?? [])].filter(
      (each) => {
        const box = each.getBoundingClientRect();
        return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
      },
    );
    found.add(`${frame.scrollWidth} px in ${frame.clientWidth}: ${out.slice(0, 6).map(nameOf).join(' > ')}`);
  }
  return [...found];
}

/** Runs in a page. Sentences below these elements that have no mark of the pseudo-language, and were not read from an image. */
export function unmarkedTextIn(selectors: string[]): string[] {
  const found = new Set<string>();
  const fromOutside = 'bdi,code,pre,style,script,option,[data-image],button.alias';
  function look(root: ParentNode): void {
    for (const element of root.querySelectorAll('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (element.closest(fromOutside)) continue;
      for (const child of element.childNodes) {
        const text = child.nodeType === Node.TEXT_NODE ? (child.textContent ?? '').trim() : '';
        // A number with its unit comes from Intl; a word alone may be a name.
        const isMarked = /[⟦⟧]/.test(text) || /^[\d.,]+\s/.test(text) || /^\w{3} \d+, \d{4}$/.test(text);
        if (!isMarked && /\p{L}{2}\S* \S*\p{L}{2}/u.test(text)) found.add(`${element.localName}: ${text}`);
      }
    }
  }
  for (const selector of selectors)
    for (const element of document.querySelectorAll(selector)) {
      look(element);
      if (element.shadowRoot) look(element.shadowRoot);
    }
  return [...found];
}
