import type { Route } from '../../lib/hub/urls.ts';
import type { FeatureId } from '../../lib/settings/features.ts';
import { dock } from './dock.tsx';
import { layersAliases } from './layers-aliases.tsx';
import { listing } from './listing.tsx';
import { summary } from './summary.tsx';
import { tagAliases } from './tag-aliases.tsx';
import type { Visit } from './visits.ts';

/** One thing that Tagkin does on Hub's pages. Everything it starts ends with the visit's signal. */
export interface Feature {
  /** Its name in the options. */
  id: FeatureId;
  on(route: Route): boolean;
  init(visit: Visit): void;
}

/** Everything that Tagkin does on Hub's pages. */
export const FEATURES: Feature[] = [tagAliases, listing, summary, layersAliases, dock];
