import { t } from '../../lib/i18n.ts';
import type { SignInCheck } from '../../lib/messages/options-answers.ts';
import { reasonText, registryTitle } from '../reason-text.ts';

interface CheckNoteProps {
  check: SignInCheck | null;
  registry: string;
  /** Lets the registry's sign-in go to these places, and tries again. */
  approve: (hosts: string[]) => void;
  /** Asks the browser for these hosts, and tries again; called in the click. */
  allow: (hosts: string[]) => void;
  saveUnchecked: () => void;
}

/** What became of a sign-in, and what can be done where it was refused. */
export function CheckNote({ check, registry, approve, allow, saveUnchecked }: CheckNoteProps) {
  if (!check) return null;
  if (check.state !== 'refused')
    return (
      <p class="good" role="status" data-check={check.state}>
        {t(check.state === 'accepted' ? 'checkAccepted' : 'checkNotAsked', registryTitle(registry))}
      </p>
    );
  const { reason, hosts = [] } = check;
  return (
    <div role="alert" data-check="refused" data-reason={reason}>
      <p class="alert">{reasonText(reason, registry, hosts)}</p>
      {reason === 'approval' && (
        <button type="button" data-action="approve" onClick={() => approve(hosts)}>
          {t('approveTo', hosts.join(', '))}
        </button>
      )}
      {reason === 'permission' && (
        <button type="button" data-action="allow" onClick={() => allow(hosts)}>
          {t('permissionAllow')}
        </button>
      )}
      {(reason === 'unreachable' || reason === 'other') && (
        <button type="button" data-action="unchecked" onClick={saveUnchecked}>
          {t('saveUnchecked')}
        </button>
      )}
    </div>
  );
}
