import type { DefectReportProps } from '../../components/defect-report.tsx';
import type { DerivedPanelProps } from '../../components/derived-panel.tsx';
import type { DockProps } from '../../components/dock.tsx';
import type { ExportMenuProps } from '../../components/export-menu.tsx';
import type { FailureNoteProps } from '../../components/failure-note.tsx';
import type { GroupListProps } from '../../components/group-list.tsx';
import type { MapLineProps } from '../../components/map-line.tsx';
import type { NotPublicProps } from '../../components/not-public.tsx';
import type { RetryNowProps } from '../../components/retry-now.tsx';
import type { dockOf } from './dock.ts';
import type { offerSession } from './offer-session.ts';

/** What is drawn after a click, with what it needs. Each stands in a shadow root of the content script. */
export interface PartProps {
  /** The alias groups. */
  images: GroupListProps & { repository: string };
  exports: ExportMenuProps;
  failure: FailureNoteProps;
  retry: RetryNowProps;
  /** Of a repository that the page itself could not read. */
  private: NotPublicProps;
  /** What can be done about a defect. */
  report: DefectReportProps;
  /** What is offered for a repository whose tag pages are capped. */
  map: MapLineProps;
  /** What stands in the dock. */
  panel: DockProps;
  /** The config of one tag by its build steps. */
  config: DerivedPanelProps;
}

/** Draws into an element, again with other props; null removes what was drawn. */
export type Draw<Props> = (place: Element, props: Props | null) => void;

/** What the script of the parts has for the content script. */
export type Parts = { [Id in keyof PartProps]: Draw<PartProps[Id]> } & {
  /** The dock, with its host. */
  dock: typeof dockOf;
  /** Only where the reader has switched it on. */
  offerSession: typeof offerSession;
};
