import { formatSize, t } from '../lib/i18n.ts';
import { formatStep, type HistoryStep } from '../lib/oci/history.ts';
import { LongCode } from './long-code.tsx';

/** How an image was built, as the Dockerfile that it may have come from, each step with the size of its layer. */
export function HistoryList({ steps }: { steps: HistoryStep[] }) {
  if (steps.length === 0) return null;
  return (
    <details class="history">
      <summary>{t('historyTitle')}</summary>
      <ol>
        {steps.map((step, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same step may stand there twice, and none ever moves
          <li key={at}>
            <LongCode text={formatStep(step)} />
            {step.layer && step.layer.size > 0 && <span class="note">{formatSize(step.layer.size)}</span>}
          </li>
        ))}
      </ol>
    </details>
  );
}
