import { useEffect, useState } from 'preact/hooks';
import { t } from '../lib/i18n.ts';
import type { DerivedConfig } from '../lib/messages/derived-config.ts';
import { FailureNote } from './failure-note.tsx';
import type { Guest } from './guest.ts';
import { useAttempt } from './use-attempt.ts';

export interface DerivedPanelProps {
  load: () => Promise<DerivedConfig>;
  /** Opens the exact config: in a web page no click may cost a pull. */
  open: Guest['open'];
}

/** In a web page: the config of one tag's image as Docker Hub's build steps show it. */
export function DerivedPanel({ load, open }: DerivedPanelProps) {
  const [config, setConfig] = useState<DerivedConfig>();
  const [failure, attempt] = useAttempt();
  useEffect(() => void attempt(load).then(setConfig), []);
  return (
    <section
      class="config-panel"
      data-exact="false"
      aria-label={t('configTitle')}
      aria-busy={!config && !failure}
    >
      <div class="toolbar">
        <span class={config ? 'badge guess' : 'soft'} role="status">
          {config ? t('configFromSteps') : !failure && t('looking')}
        </span>
        <button type="button" class="btn push" data-action="exact" onClick={open}>
          {t('configOpenExact')}
        </button>
      </div>
      {failure && <FailureNote failure={failure} />}
      {config && (
        <dl class="kv">
          {config.rows.map(({ field, label, lines }) => (
            <div key={field} data-field={field}>
              <dt>{label}</dt>
              <dd>
                <Lines all={lines} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {config && config.steps.length > 0 && (
        <details class="history">
          <summary>{t('historyTitle')}</summary>
          <ol>
            {config.steps.map(({ text, size }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: steps can repeat, and their order is fixed
              <li key={at}>
                <code>{text}</code> <span class="note">{size}</span>
              </li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}

const Lines = ({ all }: { all: string[] }) => (
  <ul class="lines">
    {all.map((line) => (
      <li key={line}>
        <code>{line}</code>
      </li>
    ))}
  </ul>
);
