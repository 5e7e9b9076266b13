import { type ComponentType, createElement, render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { DefectReport } from '../../components/defect-report.tsx';
import { DerivedPanel } from '../../components/derived-panel.tsx';
import pieces from '../../components/design/pieces.css?inline';
import tokens from '../../components/design/tokens.css?inline';
import { Dock, type DockProps } from '../../components/dock.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { ExportMenu } from '../../components/export-menu.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { GroupList } from '../../components/group-list.tsx';
import { MapLine } from '../../components/map-line.tsx';
import { NotPublic } from '../../components/not-public.tsx';
import { RetryNow } from '../../components/retry-now.tsx';
import { standInstead } from '../../lib/hub/page/instead.ts';
import { send } from '../../lib/messages/send.ts';
import { dockOf } from './dock.ts';
import { offerSession } from './offer-session.ts';
import parts from './parts.css?inline';
import type { Draw } from './parts.ts';

/**
 * What a reader of Docker Hub's pages needs only after a click. The content script imports it into its own
 * world (entrypoints/hub.content/parts.ts), so it costs no page anything before. It has its own copy of what both use.
 */
export default defineUnlistedScript(() => {
  globalThis.tagkinParts = {
    images: (place, props) =>
      drawImages(place, props && { ...comparable(props), onShown: (is) => stand(place, is) }),
    exports: drawn(ExportMenu),
    config: drawn(DerivedPanel),
    dock: dockOf,
    panel: (place, props) => drawPanel(place, props && { ...props, groups: groupsOf(props) }),
    map: drawn(MapLine),
    failure: drawn(FailureNote),
    retry: drawn(RetryNow),
    private: drawn(NotPublic),
    report: drawn(DefectReport),
    offerSession,
  };
});

/** The roots that have the styles of the parts. They come before the root's own, which are for few elements and thus decide. */
const styled = new WeakSet<Node>();

function style(root: Node): void {
  if (styled.has(root)) return;
  styled.add(root);
  const element = document.createElement('style');
  element.textContent = tokens + pieces + parts;
  (root as ShadowRoot).prepend(element);
}

const drawn =
  <Props extends object>(Component: ComponentType<Props>): Draw<Props> =>
  (place, props) => {
    style(place.getRootNode());
    const onError = () => stand(place, false);
    render(
      props && <ErrorBoundary onError={onError}>{createElement(Component, props)}</ErrorBoundary>,
      place,
    );
  };

const drawImages = drawn(GroupList);
const drawPanel = drawn(Dock);

/** With the comparison of two tags, which opens on an extension page. Events that the page made do not count. */
const comparable = <Props extends { repository: string }>(props: Props) => ({
  ...props,
  async compare(event: Event, tag: string, compare: string) {
    if (event.isTrusted) await send('compare.open', { repository: props.repository, tag, compare });
  },
});

const groupsOf = ({ repository, groups }: DockProps) => comparable({ ...groups, repository });

/** The host of each place: once a place has been removed, it has no way to it. */
const hostOf = new WeakMap<Element, Element>();

/** Lets the images stand in the place of Hub's own list, or gives that back. */
function stand(place: Element, isShown: boolean): void {
  const root = place.getRootNode();
  if (root instanceof ShadowRoot) hostOf.set(place, root.host);
  const host = hostOf.get(place);
  if (host) standInstead(host, isShown);
}
