import { createElement as h, type ReactNode } from 'react';
import { LayersPageView } from './layers-page.ts';
import { ListPageView } from './list-page.ts';
import { NotFoundPageView } from './not-found-page.ts';
import { OverviewPageView } from './overview-page.ts';
import type { PageData } from './page-data.ts';
import { TagsPageView } from './tags-page.ts';

/** The piece that draws this kind of page. */
export function PageBody({ page }: { page: PageData }): ReactNode {
  switch (page.kind) {
    case 'tags':
      return h(TagsPageView, { page });
    case 'overview':
      return h(OverviewPageView, { page });
    case 'layers':
      return h(LayersPageView, { page });
    case 'not-found':
      return h(NotFoundPageView);
    default:
      return h(ListPageView, { page });
  }
}
