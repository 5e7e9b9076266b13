import { HOST_NAMES } from '../../settings/features.ts';

/**
 * A new element with an open shadow root. Where the page has defined an element of that name, whose class could look into the root or
 * forbid one: an element of another name that begins with it.
 */
export function ownElement(name: string): [HTMLElement, ShadowRoot] {
  const element = document.createElement(name);
  element.dataset.host = name;
  try {
    if (!element.matches(':defined')) return [element, element.attachShadow({ mode: 'open' })];
  } catch {
    // The page's definition forbids a shadow root.
  }
  const [other, root] = ownElement(`${name}-${Math.random().toString(36).slice(2)}`);
  other.dataset.host = name;
  return [other, root];
}

/** Every host on a page, of this content script or an earlier one. */
export const hostsIn = (document: Document): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`[data-host^=tagkin],${HOST_NAMES}`),
];
