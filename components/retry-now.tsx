import type { Failure } from '../lib/failure.ts';
import { formatDay, t } from '../lib/i18n.ts';

interface RetryNowProps {
  failure: Failure;
  /** Ends the pause of the failure's host, and tries again. */
  retry: (host: string) => void;
}

/**
 * For a host that asked for a pause: retries before its end. A pause is an hour at most; where the host named a later time, that
 * time is shown.
 */
export function RetryNow({ failure: { kind, host, until, askedUntil }, retry }: RetryNowProps) {
  if (kind !== 'rate-limited' || until === undefined || host === undefined) return null;
  return (
    <p class="line">
      <button type="button" data-action="retry" onClick={() => retry(host)}>
        {t('retryNow')}
      </button>
      {askedUntil !== undefined && <span class="note">{t('askedUntil', host, formatDay(askedUntil))}</span>}
    </p>
  );
}
