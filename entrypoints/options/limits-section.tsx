import { FailureNote } from '../../components/failure-note.tsx';
import { BudgetLines } from '../../components/options/budget-lines.tsx';
import { t } from '../../lib/i18n.ts';
import { OptionSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

/** What is left of Docker Hub's limits. */
export function LimitsSection() {
  const [budget, reload, failure] = useAnswer('budget.look', {});
  return (
    <OptionSection id="limits" heading="limitsTitle" about="limitsWhy">
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <BudgetLines budget={budget} refresh={reload} />
    </OptionSection>
  );
}
