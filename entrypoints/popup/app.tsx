import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { Footer } from './footer.tsx';
import { LookupBox } from './lookup-box.tsx';
import { DigestPage, ImagePage, NamespacePage } from './pages.ts';
import { StartPage } from './start-page.tsx';
import { loadReaders, type View, viewOf } from './view.ts';

/** Longest text, in characters, that is put into the address, where it survives a reload. */
const MAX_QUERY = 4000;

interface AppProps {
  /** The text to look up when the popup opens. */
  initialText: string;
  /** Keeps the text out of the address, which the browser's history may record. */
  leavesNoTrace: boolean;
  /** Opened by a page of Docker Hub, or on one: that look-up spends no pull, until the reader asks for it here. */
  isFromPage: boolean;
}

/** The popup: the look-up box, and below it the page for its text. */
export function App({ initialText, leavesNoTrace, isFromPage }: AppProps) {
  const [text, setText] = useState(initialText);
  const [attempt, setAttempt] = useState(0);
  const [broken, setBroken] = useState<Failure | null>(null);
  const [, redraw] = useState(0);
  const view = viewOf(text);
  const from = isFromPage && attempt === 0 ? '&from=page' : '';

  useEffect(() => {
    if (view.kind === 'loading')
      loadReaders().then(
        () => redraw((count) => count + 1),
        (error) => setBroken(failureOf(error)),
      );
  }, [view.kind]);

  useEffect(() => {
    if (leavesNoTrace) return history.replaceState(null, '', `${location.pathname}?private${from}`);
    const isShort = text !== '' && text.length <= MAX_QUERY;
    const query = isShort ? `?${new URLSearchParams({ image: text })}${from}` : '';
    history.replaceState(null, '', location.pathname + query);
  }, [text, from]);

  const lookUp = (wanted: string) => {
    setText(wanted);
    setAttempt((count) => count + 1);
  };

  return (
    <main>
      <LookupBox text={text} lookUp={lookUp} />
      {(view.kind === 'start' || view.kind === 'nothing') && <h1 class="unseen">{t('extensionName')}</h1>}
      {broken && <FailureNote failure={broken} where={t('extensionName')} />}
      <ErrorBoundary key={attempt}>
        <Page
          text={text}
          view={view}
          lookUp={lookUp}
          leavesNoTrace={leavesNoTrace}
          isFromPage={from !== ''}
        />
      </ErrorBoundary>
      {view.kind !== 'image' && <Footer />}
    </main>
  );
}

interface PageProps {
  text: string;
  view: View;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
  isFromPage: boolean;
}

function Page({ text, view, lookUp, leavesNoTrace, isFromPage }: PageProps) {
  switch (view.kind) {
    case 'loading':
      return null;
    case 'start':
      return <StartPage lookUp={lookUp} leavesNoTrace={leavesNoTrace} />;
    case 'image':
      return (
        <ImagePage image={view.image} lookUp={lookUp} leavesNoTrace={leavesNoTrace} isFromPage={isFromPage} />
      );
    case 'namespace':
      return (
        <NamespacePage
          registry={view.registry}
          namespace={view.namespace}
          lookUp={lookUp}
          leavesNoTrace={leavesNoTrace}
        />
      );
    case 'several':
      return (
        <view.SeveralPage text={text} found={view.found} lookUp={lookUp} leavesNoTrace={leavesNoTrace} />
      );
    case 'nothing':
      if (view.found?.kind === 'digest')
        return <DigestPage digest={view.found.digest} lookUp={lookUp} leavesNoTrace={leavesNoTrace} />;
      return <NothingFound found={view.found} problem={view.problem} />;
  }
}
