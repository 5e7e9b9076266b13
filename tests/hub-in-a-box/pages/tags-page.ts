import { createElement as h, type ReactNode } from 'react';
import { useHub, useTestId } from './hub-context.ts';
import type { TagsPage } from './page-data.ts';
import { Pager } from './pager.ts';
import { RepositoryHeadView } from './repository-head.ts';
import { TagBlock } from './tag-block.ts';
import { TagControls } from './tag-controls.ts';

/** The tags page. Its "Tags for …" heading is in the text of every capture and in no screenshot, hence hidden. */
export function TagsPageView({ page }: { page: TagsPage }): ReactNode {
  const { generation, keyBy } = useHub().state;
  const testId = useTestId();
  const blocks = page.tags.map((tag, position) =>
    h(TagBlock, { key: `${generation} ${keyBy === 'name' ? tag.name : position}`, tag }),
  );
  return h(
    'div',
    { className: 'tags-page' },
    h(RepositoryHeadView, { head: page.head, tab: 'tags' }),
    h('h2', { className: 'hidden' }, `Tags for ${page.head.title}`),
    h(TagControls, { page }),
    blocks.length === 0 ? h('p', { className: 'secondary' }, 'No tags found') : null,
    h('div', { className: 'MuiStack-root list', ...testId('repotagsTagList') }, blocks),
    h(Pager, { page }),
  );
}
