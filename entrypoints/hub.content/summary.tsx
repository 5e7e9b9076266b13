import { Summary } from '../../components/summary.tsx';
import { findTagSummary } from '../../lib/hub/page/anchors.ts';
import type { Feature } from './feature.ts';
import { showOneTag } from './one-tag.tsx';

/** On overview pages: real version and aliases of the tag that the page shows, by default `latest`. */
export const summary: Feature = {
  id: 'summary',
  init(visit) {
    showOneTag(visit, 'tagkin-summary', Summary, () => findTagSummary(document, visit.route.repository));
  },
};
