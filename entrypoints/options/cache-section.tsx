import { FailureNote } from '../../components/failure-note.tsx';
import { CacheTable } from '../../components/options/cache-table.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { OptionSection } from './section.tsx';
import { SettingSwitches } from './setting-switches.tsx';
import { useAnswer } from './use-answer.ts';

/** What is kept to save requests, and what of it is remembered. */
export function CacheSection() {
  const [cache, reload, noCache] = useAnswer('cache.look', {});
  const [refused, attempt] = useAttempt();
  const failure = refused ?? noCache;
  const clear = async () => {
    await send('cache.clear', {});
    reload();
  };
  return (
    <OptionSection id="cache" heading="cacheTitle">
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      {cache && <CacheTable cache={cache} />}
      <p class="line">
        <button type="button" class="btn" data-action="clear-cache" onClick={() => attempt(clear)}>
          {t('cacheClear')}
        </button>
      </p>
      <SettingSwitches section="data" />
    </OptionSection>
  );
}
