import { useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { ErasedNote } from '../../components/options/erased-note.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { browser } from '../../lib/browser.ts';
import { t } from '../../lib/i18n.ts';
import type { Erased } from '../../lib/messages/options-answers.ts';
import { send } from '../../lib/messages/send.ts';
import { isOther } from './permission.ts';
import { OptionSection } from './section.tsx';
import { SettingsFile } from './settings-file.tsx';

/** The settings as a file, and the reset of everything. */
export function FileSection() {
  const [failure, attempt] = useAttempt();
  const [isConfirming, setConfirming] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);

  const reset = async () => {
    setConfirming(false);
    const { origins = [] } = await browser.permissions.getAll();
    const given = origins.filter(isOther);
    // The browser refuses to remove what an administrator's policy grants: that stays, and is listed above.
    if (given.length > 0) await browser.permissions.remove({ origins: given }).catch(() => false);
    setErased(null);
    setErased(await send('settings.reset', {}));
  };
  return (
    <OptionSection id="settings" heading="fileTitle">
      <SettingsFile />
      <h3>{t('resetTitle')}</h3>
      <p class="note">{t('resetWhat')}</p>
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <p class="line">
        {isConfirming ? (
          <>
            <button type="button" class="btn primary" data-action="reset-sure" onClick={() => attempt(reset)}>
              {t('resetSure')}
            </button>
            <button type="button" class="btn" onClick={() => setConfirming(false)}>
              {t('cancel')}
            </button>
          </>
        ) : (
          <button type="button" class="btn" data-action="reset" onClick={() => setConfirming(true)}>
            {t('reset')}
          </button>
        )}
      </p>
      <ErasedNote erased={erased} />
    </OptionSection>
  );
}
