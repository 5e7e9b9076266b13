import type { Failure } from '../lib/failure.ts';
import { formatTime, t } from '../lib/i18n.ts';

/** What went wrong and what happens next, in one sentence. */
function sentence({ kind, until, status }: Failure, where: string): string {
  switch (kind) {
    case 'not-found':
      return t('failNotFound', where);
    case 'unauthorized':
      return t('failUnauthorized', where);
    case 'permission-needed':
      return t('failPermission', where);
    case 'rate-limited':
      return until === undefined
        ? t('failRateLimitedOpen', where)
        : t('failRateLimited', where, formatTime(until));
    case 'network':
      return status === undefined ? t('failNetwork', where) : t('failServer', where, String(status));
    case 'malformed':
      return t('failMalformed', where);
    case 'too-large':
      return t('failTooLarge', where);
    case 'digest-mismatch':
      return t('failDigestMismatch', where);
    case 'unsupported':
      return t('failUnsupported', where);
  }
}

interface FailureNoteProps {
  failure: Failure;
  /** Who failed; Docker Hub unless named. */
  where?: string | undefined;
}

/** A failure, said once where it matters; what was known stays around it. */
export const FailureNote = ({ failure, where = t('dockerHub') }: FailureNoteProps) => (
  <p class="alert" role="alert" data-error={failure.kind}>
    {sentence(failure, where)}
  </p>
);
