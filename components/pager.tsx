import { t } from '../lib/i18n.ts';

interface PagerProps {
  from: number;
  /** Entries per page. */
  count: number;
  total: number;
  go: (from: number) => void;
}

/** Pages through a long list. `from` is the index of the first entry shown. */
export function Pager({ from, count, total, go }: PagerProps) {
  if (total <= count) return null;
  const last = Math.min(total, from + count);
  return (
    <span class="pager">
      <button
        type="button"
        class="btn quiet"
        data-action="previous"
        disabled={from === 0}
        onClick={() => go(Math.max(0, from - count))}
      >
        {t('previous')}
      </button>
      <span class="note">{t('windowOf', from + 1, last, total)}</span>
      <button
        type="button"
        class="btn quiet"
        data-action="next"
        disabled={last >= total}
        onClick={() => go(from + count)}
      >
        {t('next')}
      </button>
    </span>
  );
}
