import { t } from '../../lib/i18n.ts';
import type { SignInCheck } from '../../lib/messages/options-answers.ts';
import { reasonText, registryTitle } from '../reason-text.ts';

interface CheckNoteProps {
  check: SignInCheck | null;
  registry: string;
  /** Approves sending the registry's credentials to these hosts, and retries. */
  approve: (hosts: string[]) => void;
  /** Requests permission for these hosts, and retries. Must be called within the click. */
  allow: (hosts: string[]) => void;
  saveUnchecked: () => void;
}

/** The result of checking a sign-in; if it was refused, with the next step. */
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
        <button type="button" class="btn" data-action="approve" onClick={() => approve(hosts)}>
          {t('approveTo', hosts.join(', '))}
        </button>
      )}
      {reason === 'permission' && (
        <button type="button" class="btn" data-action="allow" onClick={() => allow(hosts)}>
          {t('permissionAllow')}
        </button>
      )}
      {(reason === 'unreachable' || reason === 'other') && (
        <button type="button" class="btn" data-action="unchecked" onClick={saveUnchecked}>
          {t('saveUnchecked')}
        </button>
      )}
    </div>
  );
}
