import { useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { AccountForm } from '../../components/options/account-form.tsx';
import { AccountList } from '../../components/options/account-list.tsx';
import { ErasedNote } from '../../components/options/erased-note.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { t } from '../../lib/i18n.ts';
import type { RequestOf } from '../../lib/messages/messages.ts';
import type { Erased, SignInCheck } from '../../lib/messages/options-answers.ts';
import { send } from '../../lib/messages/send.ts';
import { matchPatterns } from '../../lib/permissions/origins.ts';
import { DockerPaste } from './docker-paste.tsx';
import { usePackagesOffer } from './packages.ts';
import { askForOrigins, askForRegistries } from './permission.ts';
import { OptionSection, type SectionProps } from './section.tsx';
import { useAnswer } from './use-answer.ts';

type Account = Omit<RequestOf<'account.save'>, 'check'>;

/** The registry to prefill, from the sign-in link of a private image: `options.html#registry=ghcr.io`. */
const prefilledRegistry = (): string =>
  (new URLSearchParams(location.hash.slice(1)).get('registry') ?? '').slice(0, 255);

/** Stored credentials, and a form for new ones. `canKeep`: whether they can be stored on this device. */
export function AccountsSection({ canKeep }: SectionProps) {
  const [accounts, reload, noAccounts] = useAnswer('account.list', {});
  const [settings, , noSettings] = useAnswer('settings.look', {});
  const [refused, attempt] = useAttempt();
  const [check, setCheck] = useState<SignInCheck | null>(null);
  const [erased, setErased] = useState<Erased | null>(null);
  const [busy, setBusy] = useState(false);
  const approvePackages = usePackagesOffer(settings?.approvals);

  /** Resolves to whether the credentials were accepted. If the worker failed they were not, and the failure is shown. */
  const save = async (account: Account, options: { check: boolean; after?: Promise<unknown> }) => {
    setBusy(true);
    setCheck(null);
    const checked = await attempt(async () => {
      await options.after;
      return send('account.save', { ...account, check: options.check });
    });
    setBusy(false);
    setCheck(checked ?? null);
    reload();
    return checked !== undefined && checked.state !== 'refused';
  };
  const remove = async (registry: string) => {
    setErased(null);
    setErased(await send('account.remove', { registry }));
    reload();
  };
  const schemes = settings?.schemes ?? {};
  const failure = refused ?? noAccounts ?? noSettings;

  return (
    <OptionSection id="accounts" heading="accountsTitle" about="accountsWhy">
      <AccountList
        accounts={accounts}
        hub={settings?.hub ?? null}
        approvePackages={approvePackages && (() => attempt(approvePackages))}
        remove={(registry) => attempt(() => remove(registry))}
      />
      {failure && <FailureNote failure={failure} where={t('extensionName')} />}
      <ErasedNote erased={erased} />
      <h3>{t('accountAdd')}</h3>
      <AccountForm
        registry={prefilledRegistry()}
        canKeep={canKeep}
        check={check}
        busy={busy}
        save={(account) =>
          save(account, { check: true, after: askForRegistries([account.registry], schemes) })
        }
        saveUnchecked={(account) => save(account, { check: false })}
        allow={(hosts, account) =>
          save(account, { check: true, after: askForOrigins(matchPatterns(hosts, schemes)) })
        }
        approve={(hosts, account) => {
          const approvals = hosts.map((to) =>
            send('approval.set', { registry: account.registry, to, allowed: true }),
          );
          return save(account, { check: true, after: Promise.all(approvals) });
        }}
      />
      <DockerPaste schemes={schemes} canKeep={canKeep} added={reload} />
    </OptionSection>
  );
}
