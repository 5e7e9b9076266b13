import { formatTime, t } from '../lib/i18n.ts';
import type { Failure } from '../lib/registry/errors.ts';

/** What went wrong and what happens next, in one sentence. */
function sentence({ kind, until, status }: Failure): string {
  switch (kind) {
    case 'not-found':
      return t('failNotFound');
    case 'unauthorized':
      return t('failUnauthorized');
    case 'permission-needed':
      return t('failPermission');
    case 'rate-limited':
      return t('failRateLimited', formatTime(until ?? Date.now()));
    case 'network':
      return status === undefined ? t('failNetwork') : t('failServer', String(status));
    case 'malformed':
      return t('failMalformed');
    case 'too-large':
      return t('failTooLarge');
    case 'digest-mismatch':
      return t('failDigestMismatch');
    case 'unsupported':
      return t('failUnsupported');
  }
}

/** A failure, said once where it matters; what was known stays around it. */
export const FailureNote = ({ failure }: { failure: Failure }) => (
  <p class="alert" role="alert" data-error={failure.kind}>
    {sentence(failure)}
  </p>
);
