import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../lib/i18n.ts';
import { Aliases } from './aliases.tsx';
import { Attestations } from './attestations.tsx';
import { Config } from './config.tsx';
import { Flavours } from './flavours.tsx';
import { Head } from './head.tsx';
import { History } from './history.tsx';
import { Layers } from './layers.tsx';
import type { InspectPage } from './page.ts';
import { Platforms } from './platforms.tsx';
import { Raw } from './raw.tsx';
import { Referrers } from './referrers.tsx';

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
  { id: 'flavours', title: 'inspectFlavours', View: Flavours },
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
  {
    id: 'history',
    title: 'inspectHistoryShort',
    View: History,
    count: ({ details }) => details?.steps.length,
  },
  { id: 'layers', title: 'inspectLayers', View: Layers, count: ({ details }) => details?.layers },
  { id: 'attestations', title: 'inspectAttestations', View: Attestations },
  { id: 'referrers', title: 'inspectReferrers', View: Referrers },
  { id: 'raw', title: 'inspectRaw', View: Raw },
];
