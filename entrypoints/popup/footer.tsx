import { useEffect, useState } from 'preact/hooks';
import { PullsLeft } from '../../components/pulls-left.tsx';
import { unlessDefect } from '../../lib/failure.ts';
import type { Pulls } from '../../lib/http/pulls.ts';
import { formatTime, t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';

/** What is left of the pull limit, the keys, and the options. `pulls`: as the last answer reported; else as it is stored. */
export function Footer({ pulls }: { pulls?: Pulls | undefined }) {
  const [stored, setStored] = useState<(Pulls & { at: number }) | null>(null);
  useEffect(() => {
    // Missing without a worker: the look-up itself shows that failure.
    void send('budget.look', {})
      .then((budget) => setStored(budget.pulls))
      .catch(unlessDefect(undefined));
  }, [pulls?.remaining]);
  const shown = pulls ?? stored;
  return (
    <footer class="foot">
      {shown ? (
        <span>
          <PullsLeft pulls={shown} />
          {!pulls && stored && <span class="soft"> {t('budgetSaid', formatTime(stored.at))}</span>}
        </span>
      ) : (
        <span class="row">
          <kbd>↵</kbd> {t('keyOpen')} <kbd>{t('keyEscape')}</kbd> {t('keyBack')}
        </span>
      )}
      <a class="push" href="options.html" target="_blank" rel="noreferrer" data-action="options">
        {t('inspectOptions')}
      </a>
    </footer>
  );
}
