import type { Failure } from '../lib/failure.ts';
import { t } from '../lib/i18n.ts';
import { DOCKER_HUB } from '../lib/oci/reference.ts';
import { FailureNote } from './failure-note.tsx';
import { reasonText, registryTitle } from './reason-text.ts';

interface SignInOfferProps {
  failure: Failure;
  registry: string;
  /** URL of the sign-in form for the registry. */
  signIn: string;
  /** Approves sending the registry's credentials to these hosts, and retries. */
  approve: (hosts: string[]) => void;
}

/** For an image that may be private: offers to approve the hosts that need the stored credentials, or else to sign in. */
export function SignInOffer({ failure, registry, signIn, approve }: SignInOfferProps) {
  const { hosts = [] } = failure;
  if (hosts.length > 0)
    return (
      <div role="alert" data-error={failure.kind} data-approve={hosts.join(' ')}>
        <p class="alert">{reasonText('approval', registry, hosts)}</p>
        <button type="button" data-action="approve" onClick={() => approve(hosts)}>
          {t('approveTo', hosts.join(', '))}
        </button>
      </div>
    );
  return (
    <>
      <FailureNote failure={failure} where={registry === DOCKER_HUB ? undefined : registry} />
      <p>
        <a href={signIn} target="_blank" rel="noreferrer" data-action="sign-in">
          {t('signInOffer', registryTitle(registry))}
        </a>
      </p>
    </>
  );
}
