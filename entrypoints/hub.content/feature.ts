import type { Route } from '../../lib/hub/urls.ts';
import { PAGE_FEATURES, type PageFeatureId } from '../../lib/settings/features.ts';
import type { Visit } from './visits.ts';

/** A feature on Hub's pages. Everything that it starts must end with the visit's signal. */
export interface Feature {
  /** Its row in lib/settings/features.ts. */
  id: PageFeatureId;
  init(visit: Visit): void;
}

/** Whether a feature runs on a page. */
export function isFor({ id }: Feature, { page }: Route): boolean {
  const wanted = PAGE_FEATURES.find((row) => row.id === id)?.page;
  return page !== 'other' && (wanted === 'every' || wanted === page);
}
