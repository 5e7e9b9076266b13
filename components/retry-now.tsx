import { type Failure, mayRetry } from '../lib/failure.ts';
import { formatMoment, t } from '../lib/i18n.ts';
import { Countdown } from './countdown.tsx';

export interface RetryNowProps {
  failure: Failure;
  /** Ends the pause of the failure's host, if it has one, and tries again. */
  retry: (host: string) => void;
  /** Whether a click counts: in a web page, only the reader's. */
  counts?: ((event: Event) => boolean) | undefined;
}

/**
 * Retries at once what is retried by itself later: a host that could not be reached, or one that asked for a pause. A pause is an
 * hour at most; where the host named a later time, that time is shown. A pull limit is not retried by itself, and may be over for a
 * reader who has signed in. The rest of a pause is counted down. What keeps Hub's requests for the reader names no host, and has no button.
 */
export function RetryNow({ failure, retry, counts = () => true }: RetryNowProps) {
  const { kind, host = '', until } = failure;
  const isOffered = mayRetry(failure) && (kind !== 'rate-limited' || host !== '');
  if (!isOffered && until === undefined) return null;
  return (
    <p class="line">
      {isOffered && (
        <button
          type="button"
          class="btn quiet"
          data-action="retry"
          onClick={(event) => counts(event) && retry(host)}
        >
          {t('retryNow')}
        </button>
      )}
      <AskedUntil failure={failure} />
      {until !== undefined && <Countdown until={until} />}
    </p>
  );
}

/** The time that a host asked for, where it is later than the hour that is waited. */
export const AskedUntil = ({ failure: { host = '', askedUntil } }: { failure: Failure }) =>
  askedUntil === undefined ? null : (
    <span class="note">{t('askedUntil', host, formatMoment(askedUntil))}</span>
  );
