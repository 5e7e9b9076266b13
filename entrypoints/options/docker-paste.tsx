import { useState } from 'preact/hooks';
import { DockerConfigView } from '../../components/options/docker-config-view.tsx';
import { t } from '../../lib/i18n.ts';
import type { SignInCheck } from '../../lib/options-answers.ts';
import type { Schemes } from '../../lib/origins.ts';
import { readDockerConfig } from '../../lib/secrets/docker-config.ts';
import { send } from '../../lib/send.ts';
import { askForRegistries } from './permission.ts';

interface DockerPasteProps {
  schemes: Schemes;
  added: () => void;
}

/** Takes sign-ins from a pasted `~/.docker/config.json`. The text stays in this page and is forgotten with it. */
export function DockerPaste({ schemes, added }: DockerPasteProps) {
  const [text, setText] = useState('');
  const [checks, setChecks] = useState<Record<string, SignInCheck | 'busy'>>({});
  const read = text.trim() === '' ? null : readDockerConfig(text);

  const addAll = async (keep: 'session' | 'device') => {
    if (!read?.ok) return;
    const { logins } = read.value;
    const asked = askForRegistries(
      logins.map(({ registry }) => registry),
      schemes,
    );
    setChecks(Object.fromEntries(logins.map(({ registry }) => [registry, 'busy'])));
    await asked;
    for (const login of logins) {
      const check = await send('account.save', { ...login, keep, check: true }).catch(
        (): SignInCheck => ({ state: 'refused', reason: 'other' }),
      );
      setChecks((before) => ({ ...before, [login.registry]: check }));
    }
    added();
  };

  return (
    <details>
      <summary>{t('dockerPaste')}</summary>
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
          setText(event.currentTarget.value);
          setChecks({});
        }}
      />
      {read && <DockerConfigView read={read} checks={checks} add={(keep) => void addAll(keep)} />}
    </details>
  );
}
