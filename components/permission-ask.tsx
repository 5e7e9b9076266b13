import { t } from '../lib/i18n.ts';

/** Says which hosts a registry needs, and asks for them in the click. */
export const PermissionAsk = ({ hosts, allow }: { hosts: string[]; allow: (hosts: string[]) => void }) => (
  <div role="alert" data-error="permission-needed">
    <p class="alert">{t('permissionNeeded', hosts.join(', '))}</p>
    <button type="button" data-action="allow" onClick={() => allow(hosts)}>
      {t('permissionAllow')}
    </button>
  </div>
);
