import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { NameList } from '../../components/name-list.tsx';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { useOwnNamespaces } from './use-own-namespaces.ts';
import { useSettingsChange } from './use-settings-change.ts';

interface StartPageProps {
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** What the box is for, what was looked up lately, and where the reader has repositories of their own. */
export function StartPage({ lookUp, leavesNoTrace }: StartPageProps) {
  const [recent, setRecent] = useState<string[]>([]);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => void send('recent.list', {}).then(setRecent, () => {}), []);
  useSettingsChange(() => setAttempt((count) => count + 1));
  const mine = useOwnNamespaces(attempt);
  const own = mine?.namespaces.map((namespace) => `${namespace}/`) ?? [];
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
      {own.length > 0 && <NameList title={t('mineTitle')} names={own} kind="mine" lookUp={lookUp} />}
      {mine?.failure && <FailureNote failure={mine.failure} />}
    </>
  );
}
