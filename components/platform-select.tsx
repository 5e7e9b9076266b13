import { t } from '../lib/i18n.ts';
import type { Progress } from '../lib/messages/listing-answers.ts';

/** Selects the platform on which images are compared. The choice is saved. */
export function PlatformSelect({
  progress,
  choose,
}: {
  progress: Progress | null;
  choose: (platform: string) => void;
}) {
  const chosen = progress?.platform ?? '';
  const platforms = progress?.platforms ?? [];
  const offered = platforms.includes(chosen) ? platforms : [chosen, ...platforms];
  return (
    <label class="labelled">
      {t('platform')}
      <select class="field" value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
        {offered.map((platform) => (
          <option key={platform} value={platform}>
            {platform}
          </option>
        ))}
      </select>
    </label>
  );
}
