import { useEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../lib/i18n.ts';
import type { FeatureId } from '../../lib/settings/features.ts';

interface FeatureSwitchProps {
  id: FeatureId;
  on: boolean;
  /** Resolves to whether it is on then. Rejects where that cannot be told. */
  set: (on: boolean) => Promise<boolean>;
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

/** One feature, what it does, and its switch, which stays where it was put while the worker is told. */
export function FeatureSwitch({ id, on, set }: FeatureSwitchProps) {
  const [name, what] = NAMES[id];
  const [shown, setShown] = useState(on);
  const underWay = useRef(0);
  useEffect(() => {
    if (underWay.current === 0) setShown(on); // else it is older than what was just clicked
  }, [on]);
  const click = async (wanted: boolean) => {
    setShown(wanted);
    underWay.current += 1;
    const now = await set(wanted).catch(() => !wanted);
    underWay.current -= 1;
    if (underWay.current === 0) setShown(now);
  };
  return (
    <label class="switch">
      <input
        type="checkbox"
        data-feature={id}
        checked={shown}
        onChange={(event) => void click(event.currentTarget.checked)}
      />
      <span>
        <strong>{t(name)}</strong> <span class="note">{t(what)}</span>
      </span>
    </label>
  );
}
