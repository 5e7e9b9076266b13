import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../lib/i18n.ts';
import { Aliases } from './aliases.tsx';
import { Config } from './config.tsx';
import { Head } from './head.tsx';
import type { InspectPage } from './page.ts';
import { Platforms } from './platforms.tsx';

/** A section of the inspect page. */
export interface InspectSection {
  /** Its `data-section` and its anchor. */
  id: string;
  title: MessageKey;
  View: FunctionComponent<InspectPage>;
  /** What the table of contents shows beside the title; nothing for undefined. */
  count?: (page: InspectPage) => number | undefined;
}

/** The sections in their order. A new one is one file beside this one, and one line here. */
export const SECTIONS: readonly InspectSection[] = [
  { id: 'head', title: 'inspectHead', View: Head },
  {
    id: 'platforms',
    title: 'inspectPlatforms',
    View: Platforms,
    count: ({ facts }) => facts.value?.platforms.length,
  },
  {
    id: 'aliases',
    title: 'inspectAliases',
    View: Aliases,
    count: ({ listing: { aliases, ofDigest } }) => (aliases?.sameIndex ?? ofDigest?.index)?.length,
  },
  { id: 'config', title: 'inspectConfig', View: Config },
];
