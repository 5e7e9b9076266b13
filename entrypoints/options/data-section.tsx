import { useEffect, useState } from 'preact/hooks';
import { BudgetLines } from '../../components/options/budget-lines.tsx';
import { ErasedNote } from '../../components/options/erased-note.tsx';
import { browser } from '../../lib/browser.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { Erased } from '../../lib/messages/options-answers.ts';
import { send } from '../../lib/messages/send.ts';
import { isOther } from './permission.ts';
import { SettingsFile } from './settings-file.tsx';
import { useAnswer } from './use-answer.ts';

/** What people run most, beside what they have chosen. */
const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386', 'windows/amd64'];

/** The platform, what Docker Hub's limits leave, what is kept, and taking it along or away. */
export function DataSection() {
  const [settings, reloadSettings] = useAnswer('settings.look', {});
  const [budget, reloadBudget] = useAnswer('budget.look', {});
  const [cache, reloadCache] = useAnswer('cache.look', {});
  const [sure, setSure] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? settings?.platform ?? 'linux/amd64';
  useEffect(() => setPicked(null), [settings?.platform]);

  const reset = async () => {
    setSure(false);
    const { origins = [] } = await browser.permissions.getAll();
    const given = origins.filter(isOther);
    if (given.length > 0) await browser.permissions.remove({ origins: given }).catch(() => false);
    setErased(await send('settings.reset', {}).catch(() => null));
    reloadCache();
  };

  return (
    <section id="data" aria-labelledby="data-title">
      <h2 id="data-title">{t('dataTitle')}</h2>
      <p class="line">
        <label for="platform">{t('platformPreferred')}</label>
        <select
          id="platform"
          value={chosen}
          onChange={(event) => {
            const platform = event.currentTarget.value;
            setPicked(platform);
            void send('platform.choose', { platform }).then(reloadSettings, () => setPicked(null));
          }}
        >
          {[...new Set([...PLATFORMS, chosen])].map((platform) => (
            <option key={platform} value={platform}>
              {platform}
            </option>
          ))}
        </select>
      </p>
      <h3>{t('budgetTitle')}</h3>
      <BudgetLines budget={budget} refresh={reloadBudget} />
      <h3>{t('cacheTitle')}</h3>
      <p class="line">
        {cache && (
          <span data-listings={cache.listings} data-contents={cache.contents}>
            {t(
              'cacheSize',
              plural('repositories', cache.listings),
              plural('documents', cache.contents),
              formatSize(cache.bytes),
            )}
          </span>
        )}
        <button
          type="button"
          data-action="clear-cache"
          onClick={() => void send('cache.clear', {}).then(reloadCache, reloadCache)}
        >
          {t('cacheClear')}
        </button>
      </p>
      <SettingsFile />
      <h3>{t('resetTitle')}</h3>
      <p class="note">{t('resetWhat')}</p>
      <p class="line">
        {sure ? (
          <>
            <button type="button" class="strong" data-action="reset-sure" onClick={() => void reset()}>
              {t('resetSure')}
            </button>
            <button type="button" onClick={() => setSure(false)}>
              {t('cancel')}
            </button>
          </>
        ) : (
          <button type="button" data-action="reset" onClick={() => setSure(true)}>
            {t('reset')}
          </button>
        )}
      </p>
      <ErasedNote erased={erased} />
    </section>
  );
}
