import { useLayoutEffect, useRef } from 'preact/hooks';
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
  const buttons = useRef<HTMLSpanElement>(null);
  // At either end the button that led there cannot be pressed any more: the focus goes to the other one.
  useLayoutEffect(() => {
    if (buttons.current?.querySelector(':disabled:focus'))
      buttons.current.querySelector<HTMLElement>('button:enabled')?.focus();
  }, [from]);
  if (total <= count) return null;
  const last = Math.min(total, from + count);
  return (
    <span ref={buttons} class="pager">
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
