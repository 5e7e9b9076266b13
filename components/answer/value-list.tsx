import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n.ts';
import type { Line } from '../config-value.tsx';

/** Items shown before the list is opened; above the second number a filter is offered. */
const FOLDED = 8;
const FILTERED = 20;
/** Items in the document at first, folded or not, and that each press of *show more* adds. */
const KEPT = 100;
const MORE = 400;

/** A list of values out of an image, of any length. */
export function ValueList({ lines, name }: { lines: Line[]; name: string }) {
  const [isOpen, setOpen] = useState(false);
  const [filter, setFilter] = useState('');
  const [kept, setKept] = useState(KEPT);
  const wanted = filter.trim().toLowerCase();
  const found = wanted === '' ? lines : lines.filter(({ text }) => text.toLowerCase().includes(wanted));
  const isUnfolded = isOpen || wanted !== '' || found.length <= FOLDED + 1;
  const left = found.length - kept;
  return (
    <>
      {lines.length > FILTERED && (
        <input
          type="search"
          class="field"
          placeholder={t('filterValues', lines.length)}
          aria-label={t('filterValuesOf', name)}
          value={filter}
          onInput={(event) => setFilter(event.currentTarget.value)}
        />
      )}
      <ul class="lines">
        {found.slice(0, kept).map(({ key, draw }, at) => (
          <li key={key} hidden={!isUnfolded && at >= FOLDED}>
            {draw()}
          </li>
        ))}
      </ul>
      {!isUnfolded && (
        <button type="button" class="link" aria-expanded={false} onClick={() => setOpen(true)}>
          {plural('showMoreItems', found.length - FOLDED)}
        </button>
      )}
      {isUnfolded && left > 0 && (
        <button type="button" class="link" data-action="show-more" onClick={() => setKept(kept + MORE)}>
          {plural('showMoreItems', left)}
        </button>
      )}
    </>
  );
}
