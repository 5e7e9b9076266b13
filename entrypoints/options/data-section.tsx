import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { BudgetLines } from '../../components/options/budget-lines.tsx';
import { ErasedNote } from '../../components/options/erased-note.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { browser } from '../../lib/browser.ts';
import { formatSize, plural, t } from '../../lib/i18n.ts';
import type { Erased } from '../../lib/messages/options-answers.ts';
import { send } from '../../lib/messages/send.ts';
import { isOther } from './permission.ts';
import { SettingSwitches } from './setting-switches.tsx';
import { SettingsFile } from './settings-file.tsx';
import { useAnswer } from './use-answer.ts';

/** Common platforms. The chosen one is added to them. */
const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386', 'windows/amd64'];

/** The platform, Docker Hub's limits, the cache, the settings file, and the reset. */
export function DataSection() {
  const [settings, reloadSettings, noSettings] = useAnswer('settings.look', {});
  const [budget, reloadBudget, noBudget] = useAnswer('budget.look', {});
  const [cache, reloadCache, noCache] = useAnswer('cache.look', {});
  const [refused, attempt] = useAttempt();
  const [isConfirming, setConfirming] = useState(false);
  const [erased, setErased] = useState<Erased | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const chosen = picked ?? settings?.platform ?? 'linux/amd64';
  useEffect(() => setPicked(null), [settings?.platform]);

  const reset = async () => {
    setConfirming(false);
    const { origins = [] } = await browser.permissions.getAll();
    const given = origins.filter(isOther);
    // The browser refuses to remove what an administrator's policy grants: that stays, and is listed above.
    if (given.length > 0) await browser.permissions.remove({ origins: given }).catch(() => false);
    setErased(null);
    setErased(await send('settings.reset', {}));
    reloadCache();
  };
  const choosePlatform = async (platform: string) => {
    setPicked(platform);
    await send('platform.choose', { platform }).catch((error) => {
      setPicked(null);
      throw error;
    });
    reloadSettings();
  };
  const clearCache = async () => {
    await send('cache.clear', {});
    reloadCache();
  };
  const failure = refused ?? noSettings ?? noBudget ?? noCache;

  return (
    <section id="data" aria-labelledby="data-title">
      <h2 id="data-title">{t('dataTitle')}</h2>
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <p class="line">
        <label for="platform">{t('platformPreferred')}</label>
        <select
          id="platform"
          value={chosen}
          onChange={(event) => {
            const platform = event.currentTarget.value;
            attempt(() => choosePlatform(platform));
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
        <button type="button" data-action="clear-cache" onClick={() => attempt(clearCache)}>
          {t('cacheClear')}
        </button>
      </p>
      <SettingSwitches section="data" />
      <SettingsFile />
      <h3>{t('resetTitle')}</h3>
      <p class="note">{t('resetWhat')}</p>
      <p class="line">
        {isConfirming ? (
          <>
            <button type="button" class="strong" data-action="reset-sure" onClick={() => attempt(reset)}>
              {t('resetSure')}
            </button>
            <button type="button" onClick={() => setConfirming(false)}>
              {t('cancel')}
            </button>
          </>
        ) : (
          <button type="button" data-action="reset" onClick={() => setConfirming(true)}>
            {t('reset')}
          </button>
        )}
      </p>
      <ErasedNote erased={erased} />
    </section>
  );
}
