import { t } from '../../lib/i18n.ts';
import { Icon } from './icon.tsx';

interface PackageFilterProps {
  text: string;
  change: (text: string) => void;
}

/** The box that filters a list of packages. */
export const PackageFilter = ({ text, change }: PackageFilterProps) => (
  <label class="field push">
    <Icon name="search" />
    <input
      name="packages"
      placeholder={t('inspectFilterPackages')}
      aria-label={t('inspectFilterPackages')}
      value={text}
      onInput={(event) => change(event.currentTarget.value)}
    />
  </label>
);
