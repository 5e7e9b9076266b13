import type { DerivedPanelProps } from '../../components/derived-panel.tsx';
import type { GroupListProps } from '../../components/group-list.tsx';
import type { PageSession } from '../../lib/http/page-session.ts';

/** What is drawn after a click, with what it needs. Each stands in a shadow root of the content script. */
export interface PartProps {
  /** The alias groups. */
  images: GroupListProps;
  /** The config of one tag by its build steps. */
  config: DerivedPanelProps;
}

/** Draws into an element, again with other props; null removes what was drawn. */
export type Draw<Props> = (place: Element, props: Props | null) => void;

/** What the script of the parts has for the content script. */
export type Parts = { [Id in keyof PartProps]: Draw<PartProps[Id]> } & {
  /** Only where the reader has switched it on. */
  askPageSession: () => Promise<PageSession | null>;
};
