import type { Failure } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { BUGS_URL, reportOf } from './report.ts';
import { useCopy } from './use-copy.ts';

export interface DefectReportProps {
  failure: Failure;
}

/** Copies a defect report, or shows it if the browser refuses to copy. */
export function DefectReport({ failure }: DefectReportProps) {
  const { copied, refused, copy } = useCopy();
  const report = reportOf(failure, navigator.userAgent);
  return (
    <div class="report" role="status">
      <button type="button" data-action="copy-report" onClick={() => copy(report)}>
        {t(copied ? 'copied' : 'copyReport')}
      </button>
      {BUGS_URL && (
        <a href={BUGS_URL} target="_blank" rel="noreferrer noopener">
          {t('reportDefect')}
        </a>
      )}
      {refused && <pre>{report}</pre>}
    </div>
  );
}
