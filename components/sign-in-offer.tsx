import type { Failure } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { quotedList } from '../lib/oci/visible.ts';
import { reasonText, registryTitle } from './reason-text.ts';

interface SignInOfferProps {
  failure: Failure;
  registry: string;
  /** URL of the sign-in form for the registry. */
  signIn: string;
  /** Approves sending the registry's credentials to these hosts, and retries. */
  approve: (hosts: string[]) => void;
}

/** A step, not an error: approves the hosts that need the stored credentials, or else leads to signing in. */
export function SignInOffer({ failure, registry, signIn, approve }: SignInOfferProps) {
  const { hosts = [] } = failure;
  if (hosts.length > 0)
    return (
      <div class="card" data-error={failure.kind} data-approve={hosts.join(' ')}>
        <p>{reasonText('approval', registry, hosts)}</p>
        <p class="row">
          <button type="button" class="btn primary" data-action="approve" onClick={() => approve(hosts)}>
            {t('approveTo', quotedList(hosts))}
          </button>
        </p>
      </div>
    );
  return (
    <div class="card" data-error={failure.kind}>
      <p>{t('failUnauthorized', registryTitle(registry))}</p>
      <p class="row">
        <a class="btn" href={signIn} target="_blank" rel="noreferrer" data-action="sign-in">
          {t('signInOffer', registryTitle(registry))}
        </a>
      </p>
    </div>
  );
}
