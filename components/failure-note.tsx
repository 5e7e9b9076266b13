import type { Failure } from '../lib/failure.ts';
import { formatTime, t } from '../lib/i18n.ts';
import { DefectReport } from './defect-report.tsx';

/** What went wrong and what happens next, in one sentence. */
function sentence({ kind, until, status, isStorage }: Failure, where: string): string {
  switch (kind) {
    case 'not-found':
      return t('failNotFound', where);
    case 'unauthorized':
      return t('failUnauthorized', where);
    case 'permission-needed':
      return t('failPermission', where);
    case 'rate-limited':
      return until ? t('failRateLimited', where, formatTime(until)) : t('failRateLimitedOpen', where);
    case 'network':
      return status && status !== 408 ? t('failServer', where, String(status)) : t('failNetwork', where);
    case 'malformed':
      return t('failMalformed', where);
    case 'too-large':
      return t('failTooLarge', where);
    case 'digest-mismatch':
      return t('failDigestMismatch', where);
    case 'unsupported':
      return isStorage ? t('failStorage') : t('failUnsupported', where);
    case 'internal':
      return t('failInternal');
  }
}

export interface FailureNoteProps {
  failure: Failure;
  /** The host that failed. Default: Docker Hub. */
  where?: string | undefined;
}

/** A failure as one sentence with the next step. A defect of ours (`internal`) adds a report to copy. */
export const FailureNote = ({ failure, where = t('dockerHub') }: FailureNoteProps) => (
  <>
    <p class="alert" role="alert" data-error={failure.kind}>
      {sentence(failure, where)}
    </p>
    {failure.kind === 'internal' && <DefectReport failure={failure} />}
  </>
);
