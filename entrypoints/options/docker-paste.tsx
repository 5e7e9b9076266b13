import { useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { DockerConfigView } from '../../components/options/docker-config-view.tsx';
import { Fold } from '../../components/options/fold.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { t } from '../../lib/i18n.ts';
import type { SignInCheck } from '../../lib/messages/options-answers.ts';
import { send } from '../../lib/messages/send.ts';
import { readDockerConfig } from '../../lib/secrets/docker-config.ts';
import type { Schemes } from '../../lib/settings/settings.ts';
import { askForRegistries } from './permission.ts';

interface DockerPasteProps {
  schemes: Schemes;
  canKeep: boolean;
  added: () => void;
}

/** Adds sign-ins from a pasted `~/.docker/config.json`. The text stays in this page, and is cleared as soon as they are added. */
export function DockerPaste({ schemes, canKeep, added }: DockerPasteProps) {
  const [text, setText] = useState('');
  const [failure, attempt] = useAttempt();
  const [checks, setChecks] = useState<Record<string, SignInCheck | 'busy'>>({});
  const [read, setRead] = useState<ReturnType<typeof readDockerConfig> | null>(null);

  const addAll = async (keep: 'session' | 'device') => {
    if (!read?.ok) return;
    const { logins } = read.value;
    const permitted = askForRegistries(
      logins.map(({ registry }) => registry),
      schemes,
    );
    setChecks(Object.fromEntries(logins.map(({ registry }) => [registry, 'busy'])));
    setText('');
    await permitted;
    await attempt(async () => {
      for (const login of logins) {
        const check = await send('account.save', { ...login, keep, check: true });
        setChecks((before) => ({ ...before, [login.registry]: check }));
      }
    });
    // Drops what a failure left unchecked.
    setChecks((before) => Object.fromEntries(Object.entries(before).filter(([, check]) => check !== 'busy')));
    added();
  };

  return (
    <Fold heading="dockerPaste">
      <p class="note" id="docker-note">
        {t('dockerPasteWhy')}
      </p>
      <textarea
        id="docker-config"
        aria-label={t('dockerPaste')}
        aria-describedby="docker-note"
        spellcheck={false}
        autocomplete="off"
        value={text}
        onInput={(event) => {
          const pasted = event.currentTarget.value;
          setText(pasted);
          setRead(pasted.trim() === '' ? null : readDockerConfig(pasted));
          setChecks({});
        }}
      />
      {read && (
        <DockerConfigView read={read} checks={checks} canKeep={canKeep} add={(keep) => void addAll(keep)} />
      )}
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
    </Fold>
  );
}
