import './watch.css';
import { FailureNote } from '../../components/failure-note.tsx';
import { saveFile } from '../../components/save-file.ts';
import { useAttempt } from '../../components/use-attempt.ts';
import { WatchedLists } from '../../components/watch/watched-lists.tsx';
import { t } from '../../lib/i18n.ts';
import { send } from '../../lib/messages/send.ts';
import { useWatchList } from './use-watch-list.ts';

/** The watched tags on the start page: first what moved. */
export function WatchPart({ lookUp }: { lookUp: (text: string) => void }) {
  const { list, failure, set, seen, checkNow } = useWatchList();
  const [unsaved, attempt] = useAttempt();
  const broken = failure ?? unsaved;
  return (
    <>
      {list && (
        <WatchedLists
          list={list}
          lookUp={lookUp}
          seen={seen}
          stop={(image) => set([image], false)}
          checkNow={checkNow}
          saveHistory={() =>
            void attempt(async () => saveFile('tagkin-history.json', await send('watch.history', {})))
          }
        />
      )}
      {broken && <FailureNote failure={broken} where={t('extensionName')} />}
    </>
  );
}
