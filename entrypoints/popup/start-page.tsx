import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { NameList } from '../../components/name-list.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { useOwnNamespaces } from './use-own-namespaces.ts';
import { useSettingsChange } from './use-settings-change.ts';

interface StartPageProps {
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** The start page: a hint, recent look-ups, and the reader's own namespaces. */
export function StartPage({ lookUp, leavesNoTrace }: StartPageProps) {
  const [recent, setRecent] = useState<string[]>([]);
  const [failure, attemptRecent] = useAttempt();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => void attemptRecent(async () => setRecent(await send('recent.list', {}))), []);
  useSettingsChange(() => setAttempt((count) => count + 1));
  const own = useOwnNamespaces(attempt);
  const ownNames = own?.namespaces.map((namespace) => `${namespace}/`) ?? [];
  return (
    <>
      <p class="note">{t('popupStart')}</p>
      {leavesNoTrace && (
        <p class="note" data-private>
          {t('privateWindow')}
        </p>
      )}
      {recent.length > 0 && (
        <NameList title={t('recentTitle')} names={recent} kind="recent" lookUp={lookUp} />
      )}
      {ownNames.length > 0 && (
        <NameList title={t('mineTitle')} names={ownNames} kind="mine" lookUp={lookUp} />
      )}
      {failure ? (
        <FailureNote failure={failure} where={t('extensionName')} />
      ) : (
        own?.failure && <FailureNote failure={own.failure} />
      )}
    </>
  );
}
