import { createElement as h, type ReactNode } from 'react';
import type { TagSummary } from './page-data.ts';
import { PullBox } from './pull-box.ts';

/** The "Tag summary" panel; its digest is empty where the tag has none. */
export function TagSummaryView({ summary }: { summary: TagSummary }): ReactNode {
  const facts = [
    ['Content type', summary.kind],
    ['Digest', summary.digest],
    ['Size', summary.size],
    ['Last updated', summary.updated],
  ].map(([label, value]) => h('div', { key: label }, h('dt', null, label), h('dd', null, value)));
  return h(
    'section',
    { className: 'MuiPaper-root MuiCard-root panel' },
    h('h2', null, 'Tag summary'),
    h('dl', { className: 'facts' }, facts),
    h(PullBox, { command: summary.command, testIdOfCode: 'copyPullCommandPullCommand' }),
  );
}
