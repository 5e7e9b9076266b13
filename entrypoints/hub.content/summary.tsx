import { Summary } from '../../components/summary.tsx';
import { findTagSummary } from '../../lib/hub/page/anchors.ts';
import type { Feature } from './feature.ts';
import { showOneTag } from './one-tag.tsx';

/** On an overview page: what `latest`, or the tag that the page shows, really is. */
export const summary: Feature = {
  id: 'summary',
  init(visit) {
    showOneTag(visit, 'tagkin-summary', Summary, () => findTagSummary(document, visit.route.repository));
  },
};
