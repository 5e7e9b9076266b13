import { type ComponentType, createElement, render } from 'preact';
import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { DerivedPanel } from '../../components/derived-panel.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { GroupList } from '../../components/group-list.tsx';
import { askPageSession } from '../../lib/http/page-session.ts';
import type { Draw } from './parts.ts';

/**
 * What a reader of Docker Hub's pages needs only after a click. The content script imports it into its own
 * world (entrypoints/hub.content/parts.ts), so it costs no page anything before. It has its own copy of what both use.
 */
export default defineUnlistedScript(() => {
  globalThis.tagkinParts = { images: drawn(GroupList), config: drawn(DerivedPanel), askPageSession };
});

const drawn =
  <Props extends object>(Component: ComponentType<Props>): Draw<Props> =>
  (place, props) =>
    render(props && <ErrorBoundary>{createElement(Component, props)}</ErrorBoundary>, place);
