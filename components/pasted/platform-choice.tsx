import { t } from '../../lib/i18n.ts';

/** What machines commonly are. */
const COMMON = [
  'linux/amd64',
  'linux/arm64',
  'linux/arm/v7',
  'linux/arm/v6',
  'linux/386',
  'linux/ppc64le',
  'linux/riscv64',
  'linux/s390x',
  'windows/amd64',
];

/** The platform that newer tags must have, and whose downloads are added up. */
export function PlatformChoice({
  platform,
  choose,
}: {
  platform: string;
  choose: (platform: string) => void;
}) {
  const all = COMMON.includes(platform) ? COMMON : [platform, ...COMMON];
  return (
    <label class="push">
      <span class="unseen">{t('platform')}</span>
      <select
        class="field"
        name="platform"
        value={platform}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        {all.map((each) => (
          <option key={each} value={each}>
            {each}
          </option>
        ))}
      </select>
    </label>
  );
}
