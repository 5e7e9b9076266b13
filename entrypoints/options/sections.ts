import type { FunctionComponent } from 'preact';
import type { MessageKey } from '../../lib/i18n.ts';
import { AccountsSection } from './accounts-section.tsx';
import { CacheSection } from './cache-section.tsx';
import { FeaturesSection } from './features-section.tsx';
import { FileSection } from './file-section.tsx';
import { LimitsSection } from './limits-section.tsx';
import { PlatformSection } from './platform-section.tsx';
import { RegistriesSection } from './registries-section.tsx';
import type { SectionProps } from './section.tsx';
import { WatchSection } from './watch-section.tsx';

/** A section's anchor, its title in the table of contents, and what draws it. */
export interface OptionsSection {
  id: string;
  title: MessageKey;
  View: FunctionComponent<SectionProps>;
}

/** The sections of the options page, what is changed most often first. A new one is one file and one line here. */
export const OPTION_SECTIONS: readonly OptionsSection[] = [
  { id: 'features', title: 'featuresTitle', View: FeaturesSection },
  { id: 'platform-look', title: 'platformTitle', View: PlatformSection },
  { id: 'watch', title: 'watchTitle', View: WatchSection },
  { id: 'accounts', title: 'accountsTitle', View: AccountsSection },
  { id: 'registries', title: 'registriesTitle', View: RegistriesSection },
  { id: 'limits', title: 'limitsTitle', View: LimitsSection },
  { id: 'cache', title: 'cacheTitle', View: CacheSection },
  { id: 'settings', title: 'fileTitle', View: FileSection },
];
