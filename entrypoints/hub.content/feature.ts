import type { Route } from '../../lib/hub/urls.ts';
import type { FeatureId } from '../../lib/settings/features.ts';
import type { Visit } from './visits.ts';

/** One thing that Tagkin does on Hub's pages. Everything it starts ends with the visit's signal. */
export interface Feature {
  /** Its name in the options. */
  id: FeatureId;
  on(route: Route): boolean;
  init(visit: Visit): void;
}
