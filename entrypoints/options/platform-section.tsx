import { FailureNote } from '../../components/failure-note.tsx';
import { useChosen } from '../../components/options/use-chosen.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { LOOKS, type Look } from '../../lib/settings/look.ts';
import { OptionSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

/** Common platforms. The chosen one is added to them. */
const PLATFORMS = ['linux/amd64', 'linux/arm64', 'linux/arm/v7', 'linux/386', 'windows/amd64'];

const NAMES = { system: 'lookSystem', light: 'lookLight', dark: 'lookDark' } as const;

/** The platform that answers are about, and the look of the extension's own pages. */
export function PlatformSection() {
  const [settings, reload, noSettings] = useAnswer('settings.look', {});
  const [refused, attempt] = useAttempt();
  const [picked, pick] = useChosen<string>(settings);
  const chosen = picked ?? settings?.platform ?? 'linux/amd64';

  const choosePlatform = (platform: string) =>
    pick(platform, () => send('platform.choose', { platform }).then(reload));
  const chooseLook = async (look: Look) => {
    await send('look.choose', { look });
    reload();
  };
  const failure = refused ?? noSettings;
  return (
    <OptionSection id="platform-look" heading="platformTitle" about="platformWhy">
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <div class="fields">
        <label for="platform">{t('platformPreferred')}</label>
        <select
          id="platform"
          class="field"
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
        <span class="soft">{t('lookTitle')}</span>
        <fieldset class="seg" aria-label={t('lookTitle')}>
          {LOOKS.map((look) => (
            <button
              key={look}
              type="button"
              data-look={look}
              aria-pressed={(settings?.look ?? 'system') === look}
              onClick={() => attempt(() => chooseLook(look))}
            >
              {t(NAMES[look])}
            </button>
          ))}
        </fieldset>
      </div>
    </OptionSection>
  );
}
