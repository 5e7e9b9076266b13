import { FailureNote } from '../../components/failure-note.tsx';
import { Switch } from '../../components/options/switch.tsx';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { FEATURES, stringsOf } from '../../lib/settings/features.ts';
import { OptionSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

/** All features, each with a switch; open pages follow at once. */
export function FeaturesSection() {
  const [settings, reload, failure] = useAnswer('settings.look', {});
  return (
    <OptionSection id="features" heading="featuresTitle">
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      {settings &&
        FEATURES.map(({ id }) => (
          <Switch
            key={id}
            mark={{ 'data-feature': id }}
            title={t(stringsOf(id).title)}
            about={t(stringsOf(id).about)}
            on={settings.features[id]}
            answer={settings}
            set={(on) => send('feature.set', { id, on }).then(reload)}
          />
        ))}
    </OptionSection>
  );
}
