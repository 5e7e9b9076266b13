import type { FeatureId } from '../../lib/features.ts';
import { t } from '../../lib/i18n.ts';

interface FeatureSwitchProps {
  id: FeatureId;
  on: boolean;
  set: (on: boolean) => void;
}

const NAMES = {
  aliases: ['featureAliases', 'featureAliasesWhat'],
  listing: ['featureListing', 'featureListingWhat'],
  summary: ['featureSummary', 'featureSummaryWhat'],
  layers: ['featureLayers', 'featureLayersWhat'],
  dock: ['featureDock', 'featureDockWhat'],
  config: ['featureConfig', 'featureConfigWhat'],
  moves: ['featureMoves', 'featureMovesWhat'],
  menus: ['featureMenus', 'featureMenusWhat'],
  omnibox: ['featureOmnibox', 'featureOmniboxWhat'],
  session: ['featureSession', 'featureSessionWhat'],
} as const;

/** One feature, what it does, and its switch. */
export function FeatureSwitch({ id, on, set }: FeatureSwitchProps) {
  const [name, what] = NAMES[id];
  return (
    <label class="switch">
      <input
        type="checkbox"
        data-feature={id}
        checked={on}
        onChange={(event) => set(event.currentTarget.checked)}
      />
      <span>
        <strong>{t(name)}</strong> <span class="note">{t(what)}</span>
      </span>
    </label>
  );
}
