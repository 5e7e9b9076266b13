import { useEffect, useRef, useState } from 'preact/hooks';
import { registryOfKey } from '../../lib/hosts/docker-config-key.ts';
import { t } from '../../lib/i18n.ts';
import type { SignInCheck } from '../../lib/messages/options-answers.ts';
import { isDomain } from '../../lib/oci/grammar.ts';
import { CheckNote } from './check-note.tsx';

interface Account {
  registry: string;
  account: string;
  secret: string;
  keep: 'session' | 'device';
}

interface AccountFormProps {
  /** Prefilled name, from the link of a private image; else empty. */
  registry: string;
  /** Whether credentials can be stored on this device. */
  canKeep: boolean;
  check: SignInCheck | null;
  busy: boolean;
  /** Each resolves to whether the credentials were accepted. Must be called within the click. */
  save: (account: Account) => Promise<boolean>;
  saveUnchecked: (account: Account) => Promise<boolean>;
  approve: (hosts: string[], account: Account) => Promise<boolean>;
  allow: (hosts: string[], account: Account) => Promise<boolean>;
}

/** A form for the credentials of one registry. Clears the secret as soon as it is accepted. */
export function AccountForm(props: AccountFormProps) {
  const [typed, setTyped] = useState(props.registry);
  const [account, setAccount] = useState('');
  const [secret, setSecret] = useState('');
  const [keep, setKeep] = useState<Account['keep']>('session');
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (props.registry !== '') first.current?.focus();
  }, []);

  const registry = registryOfKey(typed.trim()) ?? '';
  const entered: Account = { registry, account: account.trim(), secret, keep };
  const isFilledIn = isDomain(registry) && entered.account !== '' && secret !== '';
  const clearOnSuccess = (accepted: Promise<boolean>) =>
    void accepted.then((isAccepted) => {
      if (isAccepted) setSecret('');
    });

  return (
    <form
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        if (isFilledIn && !props.busy) clearOnSuccess(props.save(entered));
      }}
    >
      <div class="fields">
        <label for="registry">{t('fieldRegistry')}</label>
        <input
          id="registry"
          type="text"
          spellcheck={false}
          placeholder="docker.io, ghcr.io, registry.example.com:5000"
          value={typed}
          onInput={(event) => setTyped(event.currentTarget.value)}
        />
        <label for="account">{t('fieldAccount')}</label>
        <input
          id="account"
          ref={first}
          type="text"
          spellcheck={false}
          value={account}
          onInput={(event) => setAccount(event.currentTarget.value)}
        />
        <label for="secret">{t('fieldSecret')}</label>
        <input
          id="secret"
          type="password"
          autocomplete="off"
          aria-describedby="secret-note"
          value={secret}
          onInput={(event) => setSecret(event.currentTarget.value)}
        />
        <p class="note wide" id="secret-note">
          {t(registry === 'docker.io' ? 'secretNoteHub' : 'secretNote')}
        </p>
      </div>
      <fieldset class="choices">
        <legend>{t('keepTitle')}</legend>
        {(['session', 'device'] as const).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name="keep"
              value={choice}
              checked={(props.canKeep ? keep : 'session') === choice}
              disabled={choice === 'device' && !props.canKeep}
              onChange={() => setKeep(choice)}
            />
            {t(choice === 'session' ? 'keepSession' : 'keepDevice')}
          </label>
        ))}
      </fieldset>
      <p class="line">
        <button type="submit" class="btn primary" disabled={!isFilledIn || props.busy} data-action="sign-in">
          {t(props.busy ? 'checking' : 'signIn')}
        </button>
      </p>
      <CheckNote
        check={props.check}
        registry={registry}
        approve={(hosts) => clearOnSuccess(props.approve(hosts, entered))}
        allow={(hosts) => clearOnSuccess(props.allow(hosts, entered))}
        saveUnchecked={() => clearOnSuccess(props.saveUnchecked(entered))}
      />
    </form>
  );
}
