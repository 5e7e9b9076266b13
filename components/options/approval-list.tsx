import { t } from '../../lib/i18n.ts';
import type { Approval } from '../../lib/secrets/where.ts';

interface ApprovalListProps {
  /** Null while loading. */
  approvals: Approval[] | null;
  remove: (approval: Approval) => void;
}

/** Which other hosts may receive a registry's credentials. */
export const ApprovalList = ({ approvals, remove }: ApprovalListProps) => (
  <>
    {approvals?.length === 0 && <p class="note">{t('approvalsNone')}</p>}
    <ul class="list">
      {approvals?.map((approval) => (
        <li key={`${approval.registry} ${approval.to}`} data-approval={approval.to}>
          <span>
            {approval.registry} → {approval.to}
          </span>
          <button
            type="button"
            class="btn quiet"
            data-action="withdraw"
            aria-label={t('withdrawOf', `${approval.registry} → ${approval.to}`)}
            onClick={() => remove(approval)}
          >
            {t('withdraw')}
          </button>
        </li>
      ))}
    </ul>
  </>
);
