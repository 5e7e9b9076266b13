import { useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';

/** Saves settings to a file and takes them from one: nothing secret, and nothing that says where secrets may go. */
export function SettingsFile() {
  const [said, setSaid] = useState<'settingsTaken' | 'settingsNone' | null>(null);
  const input = useRef<HTMLInputElement>(null);

  const save = async () => {
    const url = URL.createObjectURL(
      new Blob([await send('settings.export', {})], { type: 'application/json' }),
    );
    const link = document.createElement('a');
    link.href = url;
    link.download = 'tagkin-settings.json';
    link.click();
    URL.revokeObjectURL(url);
  };
  const take = async (file: File | undefined) => {
    if (!file) return;
    const text = await file.slice(0, 100_000).text();
    setSaid(
      await send('settings.import', { text }).then(
        () => 'settingsTaken' as const,
        () => 'settingsNone' as const,
      ),
    );
    if (input.current) input.current.value = '';
  };

  return (
    <>
      <h3>{t('fileTitle')}</h3>
      <p class="note">{t('fileWhy')}</p>
      <p class="line">
        <button type="button" data-action="export" onClick={() => void save()}>
          {t('fileSave')}
        </button>
        <label>
          {t('fileTake')}{' '}
          <input
            ref={input}
            id="settings-file"
            type="file"
            accept="application/json,.json"
            onChange={(event) => void take(event.currentTarget.files?.[0])}
          />
        </label>
      </p>
      {said && (
        <p class={said === 'settingsTaken' ? 'good' : 'alert'} role="status" data-import={said}>
          {t(said)}
        </p>
      )}
    </>
  );
}
