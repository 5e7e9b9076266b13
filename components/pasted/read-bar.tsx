import { plural, t } from '../../lib/i18n.ts';

export interface Reading {
  /** Images that are answered, and those that are asked for. */
  read: number;
  total: number;
  /** Images beyond those. */
  rest: number;
  isRunning: boolean;
  /** The reader has spent a pull on one of them. */
  hasPaid?: boolean;
}

interface ReadBarProps {
  reading: Reading;
  stop: () => void;
  goOn: () => void;
  readRest: () => void;
}

/** How far the look-up of the images is, and how it is stopped. */
export function ReadBar({
  reading: { read, total, rest, isRunning, hasPaid },
  stop,
  goOn,
  readRest,
}: ReadBarProps) {
  if (read >= total && rest === 0)
    return <p class="note">{t(hasPaid ? 'pastedOrderPaid' : 'pastedOrder')}</p>;
  return (
    <div class="reading">
      {read < total && (
        <>
          <progress max={total} value={read} aria-label={t('imagesRead')} />
          <span class="note" role="status">
            {t('readOf', read, total)}
          </span>
          <button
            type="button"
            class="btn"
            data-action={isRunning ? 'stop' : 'go-on'}
            onClick={isRunning ? stop : goOn}
          >
            {t(isRunning ? 'stop' : 'goOn')}
          </button>
        </>
      )}
      {rest > 0 && read >= total && (
        <button type="button" class="btn" data-action="read-rest" onClick={readRest}>
          {plural('readRest', rest)}
        </button>
      )}
    </div>
  );
}
