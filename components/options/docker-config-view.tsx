import { plural, t } from '../../lib/i18n.ts';
import type { SignInCheck } from '../../lib/messages/options-answers.ts';
import { quoted } from '../../lib/oci/visible.ts';
import type { readDockerConfig, SkippedLogin } from '../../lib/secrets/docker-config.ts';
import { Foreign } from '../foreign.tsx';
import { reasonText, registryTitle } from '../reason-text.ts';

interface DockerConfigViewProps {
  read: ReturnType<typeof readDockerConfig>;
  /** Results by registry, for the sign-ins that were tried. */
  checks: Record<string, SignInCheck | 'busy'>;
  /** Whether credentials can be stored on this device. */
  canKeep: boolean;
  /** Adds every sign-in. Must be called within the click. */
  add: (keep: 'session' | 'device') => void;
}

const SKIPPED = {
  'desktop-token': 'skippedDesktop',
  'registry-token': 'skippedRegistryToken',
  empty: 'skippedEmpty',
  'registry-name': 'skippedName',
  unreadable: 'skippedUnreadable',
} as const satisfies Record<SkippedLogin['reason'], string>;

/** The sign-ins of a pasted Docker config file. Never draws a secret. */
export function DockerConfigView({ read, checks, canKeep, add }: DockerConfigViewProps) {
  if (!read.ok)
    return (
      <p class="alert" role="alert">
        {t(read.error.reason === 'too-large' ? 'pastedTooLarge' : 'dockerPasteNone')}
      </p>
    );
  const { logins, skipped, helpers } = read.value;
  return (
    <>
      <ul class="list">
        {logins.map(({ registry, account }) => (
          <li key={registry} data-login={registry}>
            <span>
              <strong>
                <Foreign text={registry} />
              </strong>{' '}
              {t('accountAs', quoted(account))}
            </span>
            <span class="note">{outcome(checks[registry], registry)}</span>
          </li>
        ))}
        {skipped.map(({ key, reason }) => (
          <li key={key} data-skipped={reason}>
            <Foreign text={key} />
            <span class="note">{t(SKIPPED[reason])}</span>
          </li>
        ))}
      </ul>
      {helpers.map(({ registry, name }) => (
        <p key={`${registry} ${name}`} class="note" data-helper={name}>
          {registry === null
            ? t('helperAll', quoted(`docker-credential-${name}`))
            : t('helperOf', quoted(registry), quoted(`docker-credential-${name}`))}
        </p>
      ))}
      {logins.length > 0 && (
        <p class="line">
          <button type="button" class="btn" data-action="add-session" onClick={() => add('session')}>
            {plural('dockerAddSession', logins.length)}
          </button>
          {canKeep && (
            <button type="button" class="btn" data-action="add-device" onClick={() => add('device')}>
              {plural('dockerAddDevice', logins.length)}
            </button>
          )}
        </p>
      )}
    </>
  );
}

function outcome(check: SignInCheck | 'busy' | undefined, registry: string): string {
  if (!check) return '';
  if (check === 'busy') return t('checking');
  if (check.state === 'refused') return reasonText(check.reason, registry, check.hosts);
  return t(check.state === 'accepted' ? 'checkAccepted' : 'checkNotAsked', registryTitle(registry));
}
