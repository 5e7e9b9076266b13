import { useRef, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { ImportedNote } from '../../components/options/imported-note.tsx';
import { saveFile } from '../../components/save-file.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import type { Imported } from '../../lib/messages/options-answers.ts';
import { send } from '../../lib/messages/send.ts';

/** Saves settings to a file and loads them from one. The file has no credentials and no approvals. */
export function SettingsFile() {
  const [outcome, setOutcome] = useState<'settingsTaken' | 'settingsNone' | 'settingsUnread' | null>(null);
  const [imported, setImported] = useState<Imported | null>(null);
  const [failure, attempt] = useAttempt();
  const input = useRef<HTMLInputElement>(null);

  const save = async () => {
    setOutcome(null);
    setImported(null);
    saveFile('tagkin-settings.json', await send('settings.export', {}));
  };
  const load = async (file: File | undefined) => {
    if (!file) return;
    setOutcome(null);
    setImported(null);
    // Rejects for a file that was moved, changed or locked since it was chosen. The `catch` holds no code of ours.
    const text = await file
      .slice(0, 100_000)
      .text()
      .catch(() => null);
    if (input.current) input.current.value = '';
    if (text === null) {
      setOutcome('settingsUnread');
      return;
    }
    const loaded = await send('settings.import', { text }).catch((error) => {
      if (failureOf(error).kind !== 'malformed') throw error;
      return null;
    });
    setOutcome(loaded ? 'settingsTaken' : 'settingsNone');
    setImported(loaded);
  };

  return (
    <>
      <p class="note">{t('fileWhy')}</p>
      <p class="line">
        <button type="button" class="btn" data-action="export" onClick={() => attempt(save)}>
          {t('fileSave')}
        </button>
        <label>
          {t('fileTake')}{' '}
          <input
            ref={input}
            id="settings-file"
            type="file"
            accept="application/json,.json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              attempt(() => load(file));
            }}
          />
        </label>
      </p>
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      {outcome && (
        <p
          class={outcome === 'settingsTaken' ? 'good' : 'alert'}
          role={outcome === 'settingsUnread' ? 'alert' : 'status'}
          data-import={outcome}
          {...(outcome === 'settingsUnread' && { 'data-error': 'unsupported' })}
        >
          {t(outcome)}
        </p>
      )}
      {imported && <ImportedNote {...imported} />}
    </>
  );
}
