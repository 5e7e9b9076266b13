import { useState } from 'preact/hooks';
import { plural, t } from '../../lib/i18n.ts';
import type { PlatformChoice as Platform } from '../../lib/inspect/image-answer.ts';
import { visible } from '../../lib/oci/visible.ts';
import { platformName } from './platform-name.ts';

/** Platforms offered at first, and that each press of the button adds. */
const FIRST = 100;
const MORE = 1000;

interface PlatformChoiceProps {
  platforms: Platform[];
  chosen: string;
  choose: (platform: string) => void;
}

/** Selects a platform of the image. Versions of Windows are told apart. */
export function PlatformChoice({ platforms, chosen, choose }: PlatformChoiceProps) {
  const [shown, setShown] = useState(FIRST);
  if (platforms.length < 2) return null;
  const offered = platforms.slice(0, shown).map((each) => each.platform);
  const left = platforms.length - shown;
  return (
    <>
      <select
        class="field"
        aria-label={t('platform')}
        value={chosen}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {[...new Set(offered.includes(chosen) ? offered : [chosen, ...offered])].map((platform) => (
          <option key={platform} value={platform}>
            {visible(platformName(platform), 100)}
          </option>
        ))}
      </select>
      {left > 0 && (
        <button
          type="button"
          class="btn quiet"
          data-action="show-more"
          onClick={() => setShown(shown + MORE)}
        >
          {plural('showMoreItems', left)}
        </button>
      )}
    </>
  );
}
