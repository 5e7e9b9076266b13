import { useEffect, useState } from 'preact/hooks';
import { FailureNote } from '../../components/failure-note.tsx';
import { NameList } from '../../components/name-list.tsx';
import { RecentList } from '../../components/recent-list.tsx';
import { useAttempt } from '../../components/use-attempt.ts';
import { t } from '../../lib/i18n.ts';
import type { RecentImage } from '../../lib/messages/popup.ts';
import { send } from '../../lib/messages/send.ts';
import { WatchPart } from './pages.ts';
import { useAccessChange } from './use-access-change.ts';
import { useOwnNamespaces } from './use-own-namespaces.ts';

/** What may be typed: a name, a command, a reference of another registry. */
const EXAMPLES = ['nginx', 'docker run -p 80:80 nginx:1.31', 'quay.io/coreos/dnsmasq'];

interface StartPageProps {
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

/** The start page: a hint, recent look-ups, and the reader's own namespaces. */
export function StartPage({ lookUp, leavesNoTrace }: StartPageProps) {
  const [recent, setRecent] = useState<RecentImage[]>([]);
  const [failure, attemptRecent] = useAttempt();
  const [attempt, setAttempt] = useState(0);
  useEffect(() => void attemptRecent(async () => setRecent(await send('recent.looks', {}))), []);
  useAccessChange(() => setAttempt((count) => count + 1));
  const own = useOwnNamespaces(attempt);
  const ownNames = own?.namespaces.map((namespace) => `${namespace}/`) ?? [];
  return (
    <>
      <p class="soft">{t('popupStart')}</p>
      <ul class="aliases examples" aria-label={t('examples')}>
        {EXAMPLES.map((example) => (
          <li key={example}>
            <button type="button" class="alias" data-example={example} onClick={() => lookUp(example)}>
              {example}
            </button>
          </li>
        ))}
      </ul>
      {leavesNoTrace && (
        <p class="soft" data-private>
          {t('privateWindow')}
        </p>
      )}
      <WatchPart lookUp={lookUp} />
      {recent.length > 0 && <RecentList looks={recent} lookUp={lookUp} />}
      {ownNames.length > 0 && <NameList title={t('mineTitle')} names={ownNames} lookUp={lookUp} />}
      {failure ? (
        <FailureNote failure={failure} where={t('extensionName')} />
      ) : (
        own?.failure && <FailureNote failure={own.failure} />
      )}
    </>
  );
}
