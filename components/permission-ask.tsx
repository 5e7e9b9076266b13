import { t } from '../lib/i18n.ts';

/** Names the hosts that a registry needs; `allow` is called within the click and requests them. */
export const PermissionAsk = ({ hosts, allow }: { hosts: string[]; allow: (hosts: string[]) => void }) => (
  <div role="alert" data-error="permission-needed">
    <p class="alert">{t('permissionNeeded', hosts.join(', '))}</p>
    <button type="button" data-action="allow" onClick={() => allow(hosts)}>
      {t('permissionAllow')}
    </button>
  </div>
);
