import { render } from 'preact';
import type { Child } from '../../components/children.ts';
import core from '../../components/design/core.css?inline';
import tokens from '../../components/design/tokens.css?inline';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import type { State } from '../../components/tag-aliases.tsx';
import { type InsertionPoint, readTheme } from '../../lib/hub/page/anchors.ts';
import { hostsIn, ownElement } from '../../lib/hub/page/own-element.ts';
import { t } from '../../lib/i18n.ts';
import { type HostName, PAGE_FEATURES } from '../../lib/settings/features.ts';
import hosts from './hosts.css?inline';

/** An element that Tagkin adds to a page. An open shadow root keeps the page's styles and ours apart. */
export interface Host {
  element: HTMLElement;
  /** Inserts the element there; does nothing if it is in that parent already, or was removed too often (`isRefused`). */
  put(place: InsertionPoint): void;
  /** Draws into the shadow root, again when its width in px changes. An error while drawing is shown there as a failure. */
  draw(content: (width: number) => Child, state: State): void;
  remove(): void;
}

/** Insertions of one host without a second's rest, after which the page has refused it: another script removes it again. */
const MAX_INSERTIONS = 20;
const REST_MS = 1000;

/** Whether the page removed a host each time that it was inserted. It then stays away until the page is loaded again. */
export const isRefused = (): boolean => refused;
let refused = false;

/** The host that shows a defect. */
let noted: Element | undefined;

export function createHost(name: HostName, attributes: Record<string, string> = {}): Host {
  const [element, root] = ownElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.dataset.state = 'loading';
  const style = document.createElement('style');
  style.textContent = tokens + core + hosts + spaceOf(name);
  const content = document.createElement('div');
  content.className = 'tk';
  content.lang = t('languageTag');
  root.append(style, content);
  let isBroken = false;
  let insertions = 0;
  let insertedAt = 0;
  const onError = () => {
    isBroken = true;
    element.dataset.state = 'error';
    // one note for the same defect in each of a hundred blocks
    if (noted?.isConnected && noted !== element) content.hidden = true;
    else noted = element;
  };
  let width = 0;
  let drawn: ((width: number) => Child) | null = null;
  const redraw = () =>
    drawn && render(<ErrorBoundary onError={onError}>{drawn(width)}</ErrorBoundary>, content);
  const sizes = new ResizeObserver(([entry]) => {
    const now = entry?.contentRect.width ?? 0;
    if (now === width) return;
    width = now;
    setTimeout(redraw); // drawn at once, its height would change within the same round, which Firefox reports to the page
  });
  sizes.observe(element);
  return {
    element,
    put({ parent, before, margin }) {
      followTheme(element);
      // In the right parent is enough: another script may want the same place, and neither would ever rest.
      if (element.parentElement === parent || insertions > MAX_INSERTIONS) return;
      const now = performance.now();
      insertions = now - insertedAt < REST_MS ? insertions + 1 : 1;
      insertedAt = now;
      refused ||= insertions > MAX_INSERTIONS;
      if (margin) Object.assign(element.style, { marginBlockStart: `-${margin}`, marginBlockEnd: margin });
      parent.insertBefore(element, before);
    },
    draw(next, state) {
      if (!isBroken) element.dataset.state = state;
      drawn = next;
      redraw();
    },
    remove() {
      sizes.disconnect();
      drawn = null;
      render(null, content);
      element.remove();
    },
  };
}

/** The minimum height of a host: the space that the style sheets reserve before it is inserted. */
function spaceOf(name: HostName): string {
  const feature = PAGE_FEATURES.find(({ host }) => host === name);
  if (!feature || !('space' in feature)) return '';
  const { wide, narrow }: { wide: number; narrow?: number } = feature.space;
  const rule = (height: number) => `:host { min-block-size: ${height}px }`;
  return rule(wide) + (narrow === undefined ? '' : `@media (max-width: 700px) { ${rule(narrow)} }`);
}

function followTheme(element: HTMLElement): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  const theme = readTheme(document.documentElement) ?? system;
  if (element.dataset.theme !== theme) element.dataset.theme = theme;
}

/** Removes the hosts of an earlier content script: after an update of the extension they no longer work. */
export function sweepHosts(document: Document): void {
  for (const left of hostsIn(document)) left.remove();
}
