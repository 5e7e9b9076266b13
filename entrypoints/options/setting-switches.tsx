import { FailureNote } from '../../components/failure-note.tsx';
import { Switch } from '../../components/options/switch.tsx';
import { browser } from '../../lib/browser.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { SETTINGS, type SettingRow, SWITCHES, type SwitchId } from '../../lib/settings/settings.ts';
import { useAnswer } from './use-answer.ts';

/** A permission that the switch needs is requested first, within the click. */
async function setSwitch(id: SwitchId, on: boolean): Promise<void> {
  const { permission }: SettingRow = SETTINGS[id];
  if (on && permission && !(await browser.permissions.request({ permissions: [permission] }))) return;
  await send('setting.switch', { id, on });
}

/** The settings of a section that are a switch. */
export function SettingSwitches({ section }: { section: (typeof SETTINGS)[SwitchId]['section'] }) {
  const [settings, reload, failure] = useAnswer('settings.look', {});
  if (failure) return <FailureNote failure={failure} where={t('extensionName')} />;
  return (
    <>
      {settings &&
        SWITCHES.filter((id) => SETTINGS[id].section === section).map((id) => (
          <Switch
            key={id}
            mark={{ 'data-setting': id }}
            title={t(SETTINGS[id].label)}
            about={t(SETTINGS[id].about)}
            on={settings[id]}
            answer={settings}
            set={(on) => setSwitch(id, on).then(reload)}
          />
        ))}
    </>
  );
}
