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

/** A registry, and the hosts that it needs. */
export interface Need {
  registry: string;
  hosts: string[];
}

interface PermissionAskProps {
  hosts: string[];
  /** The registry that needs them; by default the first of them. */
  registry?: string;
  /** Other registries that are requested by the same click. */
  also?: readonly Need[];
  /** Called within the click; requests them. */
  allow: (hosts: string[]) => void;
  /** It stands on a page that no question of the browser closes. */
  stays?: boolean;
}

/** A step, not an error: which hosts a registry needs, and for what. The browser asks once more. */
export function PermissionAsk({
  hosts,
  registry = hosts[0] ?? '',
  also = [],
  allow,
  stays,
}: PermissionAskProps) {
  const needs = [{ registry, hosts }, ...also];
  const registries = [...new Set(needs.map((need) => need.registry))];
  const places = new Map(needs.flatMap((need) => need.hosts.map((host) => [host, need.registry] as const)));
  const all = [...places.keys()];
  return (
    <div class="card permission" data-error="permission-needed">
      <h2>{t('permissionTitle', quotedList(registries))}</h2>
      <p class="soft">{t(also.length > 0 ? 'permissionNeededAll' : 'permissionNeeded', quotedList(all))}</p>
      <dl class="kv">
        {[...places].slice(0, 20).map(([host, needing]) => (
          <div key={host}>
            <dt>
              <code>
                <Foreign text={host} />
              </code>
            </dt>
            <dd>{t(PURPOSES[hostPurpose(needing, host)])}</dd>
          </div>
        ))}
      </dl>
      <p class="row">
        <button type="button" class="btn primary" data-action="allow" onClick={() => allow(all)}>
          {t('permissionAllowNamed', quotedList(registries))}
        </button>
        <span class="soft">{t(stays ? 'permissionAsked' : 'permissionNote')}</span>
      </p>
    </div>
  );
}
