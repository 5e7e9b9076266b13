import { hostPurpose } from '../lib/hosts/host-purpose.ts';
import { t } from '../lib/i18n.ts';
import { quotedList } from '../lib/oci/visible.ts';
import { Foreign } from './foreign.tsx';

const PURPOSES = {
  api: 'purposeApi',
  token: 'purposeToken',
  blobs: 'purposeBlobs',
  bulk: 'purposeBulk',
} as const;

interface PermissionAskProps {
  hosts: string[];
  /** The registry that needs them; by default the first of them. */
  registry?: string;
  /** Called within the click; requests them. */
  allow: (hosts: string[]) => void;
}

/** A step, not an error: which hosts a registry needs, and for what. The browser asks once more. */
export function PermissionAsk({ hosts, registry = hosts[0] ?? '', allow }: PermissionAskProps) {
  return (
    <div class="card permission" data-error="permission-needed">
      <h2>{t('permissionTitle', quotedList([registry]))}</h2>
      <p class="soft">{t('permissionNeeded', quotedList(hosts))}</p>
      <dl class="kv">
        {hosts.slice(0, 20).map((host) => (
          <div key={host}>
            <dt>
              <code>
                <Foreign text={host} />
              </code>
            </dt>
            <dd>{t(PURPOSES[hostPurpose(registry, host)])}</dd>
          </div>
        ))}
      </dl>
      <p class="row">
        <button type="button" class="btn primary" data-action="allow" onClick={() => allow(hosts)}>
          {t('permissionAllowNamed', quotedList([registry]))}
        </button>
        <span class="soft">{t('permissionNote')}</span>
      </p>
    </div>
  );
}
