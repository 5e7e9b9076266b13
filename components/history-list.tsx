import { formatSize, t } from '../lib/i18n.ts';
import { formatStep, type HistoryStep } from '../lib/oci/history.ts';
import { LongCode } from './long-code.tsx';

/** The build history as an approximate Dockerfile, each step with the size of its layer. */
export function HistoryList({ steps }: { steps: HistoryStep[] }) {
  if (steps.length === 0) return null;
  return (
    <details class="history">
      <summary>{t('historyTitle')}</summary>
      <ol>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps can repeat, and their order is fixed
          <li key={at}>
            <LongCode text={formatStep(step)} />
            {step.layer && step.layer.size > 0 && <span class="note">{formatSize(step.layer.size)}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
