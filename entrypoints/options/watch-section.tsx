import { FailureNote } from '../../components/failure-note.tsx';
import { useChosen } from '../../components/options/use-chosen.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { formatAgo, plural, t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { MAX_WATCHED } from '../../lib/watch/watched.ts';
import { OptionSection } from './section.tsx';
import { SettingSwitches } from './setting-switches.tsx';
import { useAnswer } from './use-answer.ts';

/** Hours between two rounds that are offered; the chosen ones are added to them. */
const HOURS = [3, 6, 12, 24];

/** Watched tags: how often to look, what counts as a move, and whether at all. */
export function WatchSection() {
  const [settings, reload, noSettings] = useAnswer('settings.look', {});
  const [list, , noList] = useAnswer('watch.look', {});
  const [refused, attempt] = useAttempt();
  const failure = refused ?? noSettings ?? noList;
  const [picked, pick] = useChosen<number>(settings);
  const chosen = picked ?? settings?.watchHours ?? 12;
  return (
    <OptionSection id="watch" heading="watchTitle">
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      {list && (
        <p class="note" data-watched-count={list.tags.length}>
          {t('watchSummary', list.tags.length, MAX_WATCHED)}
          {list.roundAt > 0 && ` ${t('watchRound', formatAgo(list.roundAt))}`}
        </p>
      )}
      <p class="line">
        <label for="watch-hours">{t('watchEvery')}</label>
        <select
          id="watch-hours"
          class="field"
          value={chosen}
          onChange={(event) => {
            const hours = Number(event.currentTarget.value);
            attempt(() => pick(hours, () => send('watch.hours', { hours }).then(reload)));
          }}
        >
          {[...new Set([...HOURS, chosen])]
            .sort((a, b) => a - b)
            .map((hours) => (
              <option key={hours} value={hours}>
                {plural('watchEveryHours', hours)}
              </option>
            ))}
        </select>
        <span class="note">{t('watchEveryAbout')}</span>
      </p>
      <SettingSwitches section="watch" />
    </OptionSection>
  );
}
