import type { Failure } from '../../lib/failure.ts';
import { Icon } from '../inspect/icon.tsx';
import { PermissionAsk } from '../permission-ask.tsx';
import { RegistryFailure } from '../registry-failure.tsx';
import { RetryNow } from '../retry-now.tsx';
import { SignInOffer } from '../sign-in-offer.tsx';

/** True errors; everything else is a wait or a step, and neutral. */
const BAD: Failure['kind'][] = ['malformed', 'digest-mismatch', 'internal'];

export interface FailureActions {
  /** URL of the sign-in form for the registry. */
  signIn: string;
  /** Requests permission for hosts. Must be called within the click. */
  allow: (hosts: string[]) => void;
  /** Approves sending the registry's credentials to these hosts. */
  approve: (hosts: string[]) => void;
  /** Ends the pause that a host asked for, and looks up again. */
  retry: (host: string) => void;
}

interface FailurePartProps extends FailureActions {
  failure: Failure;
  registry: string;
  /** In the place of the sentence for what does not exist. */
  notFound?: string | undefined;
}

/** Why a look-up stopped, with one next step. */
export function FailurePart(props: FailurePartProps) {
  const { failure, registry, notFound, signIn, allow, approve, retry } = props;
  if (failure.kind === 'permission-needed' && failure.hosts)
    return <PermissionAsk hosts={failure.hosts} registry={registry} allow={allow} />;
  if (failure.kind === 'unauthorized')
    return <SignInOffer failure={failure} registry={registry} signIn={signIn} approve={approve} />;
  const isBad = BAD.includes(failure.kind);
  return (
    <div class={isBad ? 'notice bad' : 'notice'}>
      <Icon name={failure.kind === 'rate-limited' ? 'clock' : isBad ? 'warn' : 'info'} />
      <div>
        {failure.kind === 'not-found' && notFound ? (
          <p class="alert" role="alert" data-error={failure.kind}>
            {notFound}
          </p>
        ) : (
          <RegistryFailure failure={failure} registry={registry} />
        )}
      </div>
      <RetryNow failure={failure} retry={retry} />
    </div>
  );
}
