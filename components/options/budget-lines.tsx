import { formatTime, plural, t } from '../../lib/i18n.ts';
import type { BudgetLeft } from '../../lib/messages/options-answers.ts';
import { PullsLeft } from '../pulls-left.tsx';

/** What is left of Docker Hub's rate limits, as of its last answer. */
export const BudgetLines = ({ budget, refresh }: { budget: BudgetLeft | null; refresh: () => void }) => (
  <>
    <p data-requests={budget?.requests?.left}>
      {budget?.requests
        ? t('budgetRequests', plural('hubRequests', budget.requests.left), formatTime(budget.requests.until))
        : t('budgetRequestsFree')}
    </p>
    <p>
      {budget?.pulls ? (
        <>
          <PullsLeft pulls={budget.pulls} />{' '}
          <span class="note">{t('budgetSaid', formatTime(budget.pulls.at))}</span>
        </>
      ) : (
        t('budgetPullsUnknown')
      )}
    </p>
    <p class="line">
      <button type="button" class="btn" data-action="refresh" onClick={refresh}>
        {t('refresh')}
      </button>
    </p>
  </>
);
