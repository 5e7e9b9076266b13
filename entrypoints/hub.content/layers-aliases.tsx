import { TagAliasesView } from '../../components/tag-aliases.tsx';
import { findLayersPlace } from '../../lib/hub/page/anchors.ts';
import type { Feature } from './feature.ts';
import { showOneTag } from './one-tag.tsx';

/** On layers pages: the aliases of the page's tag, and of its platform's image. */
export const layersAliases: Feature = {
  id: 'layers',
  init(visit) {
    const { route } = visit;
    if (route.page !== 'layers') return;
    showOneTag(visit, 'tagkin-aliases', TagAliasesView, () => {
      const place = findLayersPlace(document, route.tag);
      return place && { tag: route.tag, place };
    });
  },
};
