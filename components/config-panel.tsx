import { useEffect, useState } from 'preact/hooks';
import { type Failure, failureOf } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import type { ImageDetails } from '../lib/inspect/image-answer.ts';
import { ConfigTable } from './config-table.tsx';
import { FailureNote } from './failure-note.tsx';
import { HistoryList } from './history-list.tsx';
import { PullsLeft } from './pulls-left.tsx';

export interface ConfigSource {
  /** Derived from the build steps in Docker Hub's API. Costs no pull. */
  steps: () => Promise<ImageDetails>;
  /** The config blob itself. Costs at most one pull. */
  exact: (digest: string) => Promise<ImageDetails>;
}

/** The config of one tag's image: derived from build steps at first, exact on request. */
export function ConfigPanel({ source }: { source: ConfigSource }) {
  const [details, setDetails] = useState<ImageDetails | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  const [busy, setBusy] = useState(false);
  const load = async (read: () => Promise<ImageDetails>) => {
    setBusy(true);
    setFailure(null);
    await read().then(setDetails, (error) => setFailure(failureOf(error)));
    setBusy(false);
  };
  useEffect(() => void load(source.steps), []);
  const digest = details?.digest ?? null;
  const isExact = details?.summary.source === 'config';
  return (
    <section class="config-panel" aria-label={t('configTitle')} aria-busy={busy}>
      <div class="bar">
        <span class="note" role="status">
          {busy ? t('looking') : details && t(isExact ? 'configExact' : 'configFromSteps')}
        </span>
        {!isExact && digest && (
          <button
            type="button"
            data-action="exact"
            disabled={busy}
            onClick={() => load(() => source.exact(digest))}
          >
            {t('configAskExact')}
          </button>
        )}
        {details?.pulls && <PullsLeft pulls={details.pulls} />}
      </div>
      {failure && <FailureNote failure={failure} />}
      {details && <ConfigTable details={details} />}
      {details && <HistoryList steps={details.steps} />}
    </section>
  );
}
