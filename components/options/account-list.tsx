import { GHCR } from '../../lib/hosts/side-hosts.ts';
import { t } from '../../lib/i18n.ts';
import type { AccountShown, SettingsShown } from '../../lib/messages/options-answers.ts';
import { quoted } from '../../lib/oci/visible.ts';
import { reasonText, registryTitle } from '../reason-text.ts';
import { PackagesOffer } from './packages-offer.tsx';

interface AccountListProps {
  /** Null while loading. */
  accounts: AccountShown[] | null;
  hub: SettingsShown['hub'];
  remove: (registry: string) => void;
  /** Approves GitHub's API for the token of ghcr.io. Must be called within the click; null if there is nothing to offer. */
  approvePackages: (() => void) | null;
}

/** The stored accounts by registry, without secrets, each with a button to remove it. */
export const AccountList = ({ accounts, hub, remove, approvePackages }: AccountListProps) => (
  <>
    {hub?.by === 'page' && <p>{t('accountPage', quoted(hub.account))}</p>}
    {accounts?.length === 0 && <p class="note">{t('accountsNone')}</p>}
    <ul class="list">
      {accounts?.map(({ registry, account, keep, refused }) => (
        <li key={registry} data-registry={registry}>
          <span>
            <strong>{registryTitle(registry)}</strong> {t('accountAs', quoted(account))}
          </span>
          {refused && <span class="alert">{reasonText(refused, registry)}</span>}
          <span class="note">{t(keep === 'device' ? 'keptOnDevice' : 'keptForSession')}</span>
          <button
            type="button"
            class="btn quiet"
            data-action="remove"
            aria-label={t('removeOf', registry)}
            onClick={() => remove(registry)}
          >
            {t('remove')}
          </button>
          {registry === GHCR && approvePackages && <PackagesOffer approve={approvePackages} />}
        </li>
      ))}
    </ul>
  </>
);
