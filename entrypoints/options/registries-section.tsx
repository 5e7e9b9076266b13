import { FailureNote } from '../../components/failure-note.tsx';
import { ApprovalList } from '../../components/options/approval-list.tsx';
import { Fold } from '../../components/options/fold.tsx';
import { HostLine } from '../../components/options/host-line.tsx';
import { PermissionList } from '../../components/options/permission-list.tsx';
import { PlainHttpList } from '../../components/options/plain-http-list.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { DataUse } from '../../components/welcome/data-use.tsx';
import { hostsOf, registryName } from '../../lib/hosts/registries.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { askForOrigins, askForRegistries, usePermissions, withdraw } from './permission.ts';
import { OptionSection } from './section.tsx';
import { useAnswer } from './use-answer.ts';

/** Host permissions and schemes of registries, and which other hosts may receive their credentials. */
export function RegistriesSection() {
  const { given, missing } = usePermissions();
  const [settings, , noSettings] = useAnswer('settings.look', {});
  const [refused, attempt] = useAttempt();
  const failure = refused ?? noSettings;
  const schemes = settings?.schemes ?? {};
  const setScheme = (registry: string, scheme: 'http' | null) =>
    attempt(() => send('scheme.set', { registry, scheme }));

  return (
    <OptionSection id="registries" heading="registriesTitle" about="registriesWhy">
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <PermissionList
        given={given}
        missing={missing}
        allow={(origins) => void askForOrigins(origins)}
        withdraw={(origin) => void withdraw(origin)}
      />
      <HostLine
        id="allow-registry"
        label={t('allowRegistry')}
        action={t('permissionAllow')}
        use={(registry) => void askForRegistries([registry], schemes)}
      />
      <h3 class="under">{t('dataTitle')}</h3>
      <DataUse />
      <Fold heading="plainHttpTitle">
        <p class="note">{t('plainHttpWhy')}</p>
        <PlainHttpList schemes={schemes} remove={(registry) => setScheme(registry, null)} />
        <HostLine
          id="plain-http"
          label={t('plainHttpAdd')}
          action={t('plainHttpUse')}
          use={(registry) => {
            const name = registryName(registry);
            void askForOrigins(matchPatterns(hostsOf(name), { ...schemes, [name]: 'http' }));
            setScheme(registry, 'http');
          }}
        />
      </Fold>
      <Fold heading="approvalsTitle">
        <p class="note">{t('approvalsWhy')}</p>
        <ApprovalList
          approvals={settings?.approvals ?? null}
          remove={({ registry, to }) => attempt(() => send('approval.set', { registry, to, allowed: false }))}
        />
      </Fold>
      <Fold heading="certificatesTitle">
        <p class="note">{t('certificatesWhy')}</p>
      </Fold>
    </OptionSection>
  );
}
