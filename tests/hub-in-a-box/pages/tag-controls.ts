import { type ChangeEvent, createElement as h, type ReactNode, useEffect, useRef, useState } from 'react';
import { useHub } from './hub-context.ts';
import type { TagsPage } from './page-data.ts';
import { tagsPath } from './tags-path.ts';

const TYPING_PAUSE_MS = 300;
const ORDERINGS = { last_updated: 'Newest', '-last_updated': 'Oldest', '-name': 'A-Z', name: 'Z-A' };

/** The "Filter tags" box. It follows the address, except that an answer to earlier typing changes nothing. */
function FilterBox({ page }: { page: TagsPage }): ReactNode {
  const { navigate } = useHub();
  const [text, setText] = useState(page.filter);
  const asked = useRef(page.filter);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    if (asked.current === page.filter) return;
    asked.current = page.filter;
    setText(page.filter);
  }, [page.filter]);
  // What was typed for one repository must not lead back to it from another page.
  useEffect(() => () => clearTimeout(timer.current), []);
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    const filter = event.target.value;
    setText(filter);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      asked.current = filter;
      navigate(tagsPath(page, { filter, page: 1 }), 'replace');
    }, TYPING_PAUSE_MS);
  };
  const label = 'Filter tags';
  return h('input', { type: 'text', placeholder: label, 'aria-label': label, value: text, onChange });
}

/** "Sort by" and "Filter tags", above the list. */
export function TagControls({ page }: { page: TagsPage }): ReactNode {
  const { navigate } = useHub();
  const onChange = (event: ChangeEvent<HTMLSelectElement>) =>
    navigate(tagsPath(page, { ordering: event.target.value, page: 1 }));
  const options = Object.entries(ORDERINGS).map(([value, text]) => h('option', { key: value, value }, text));
  return h(
    'div',
    { className: 'controls' },
    h('label', { htmlFor: 'sort' }, 'Sort by'),
    h('select', { id: 'sort', value: page.ordering, onChange }, options),
    h(FilterBox, { key: page.head.path, page }),
  );
}
