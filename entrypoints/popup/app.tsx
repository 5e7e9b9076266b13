import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import { ImagePage } from './image-page.tsx';
import { LookupBox } from './lookup-box.tsx';
import { NamespacePage } from './namespace-page.tsx';
import { askForRegistry } from './permission.ts';
import { StartPage } from './start-page.tsx';
import { loadReaders, type View, viewOf } from './view.ts';

/** Longest text, in characters, that is put into the address, where it survives a reload. */
const MAX_QUERY = 4000;

interface AppProps {
  /** The text to look up when the popup opens. */
  initialText: string;
  /** Keeps the text out of the address, which the browser's history may record. */
  leavesNoTrace: boolean;
}

/** The popup: the look-up box, and below it the page for its text. */
export function App({ initialText, leavesNoTrace }: AppProps) {
  const [text, setText] = useState(initialText);
  const [attempt, setAttempt] = useState(0);
  const [broken, setBroken] = useState<Failure | null>(null);
  const [, redraw] = useState(0);
  const view = viewOf(text);

  useEffect(() => {
    if (view.kind === 'loading')
      loadReaders().then(
        () => redraw((count) => count + 1),
        (error) => setBroken(failureOf(error)),
      );
  }, [view.kind]);

  useEffect(() => {
    if (leavesNoTrace) return history.replaceState(null, '', `${location.pathname}?private`);
    const isShort = text !== '' && text.length <= MAX_QUERY;
    const query = isShort ? `?${new URLSearchParams({ image: text })}` : '';
    history.replaceState(null, '', location.pathname + query);
  }, [text]);

  const lookUp = (wanted: string) => {
    // Within the click, before anything is awaited: otherwise the browser rejects the permission request.
    if (!askFor(wanted)) void loadReaders().then(() => askFor(wanted), ignore); // Chromium allows it for some seconds after
    setText(wanted);
    setAttempt((count) => count + 1);
  };

  return (
    <main>
      <LookupBox text={text} lookUp={lookUp} />
      {(view.kind === 'start' || view.kind === 'nothing') && <h1 class="unseen">{t('extensionName')}</h1>}
      {broken && <FailureNote failure={broken} where={t('extensionName')} />}
      <ErrorBoundary key={attempt}>
        <Page text={text} view={view} lookUp={lookUp} leavesNoTrace={leavesNoTrace} />
      </ErrorBoundary>
    </main>
  );
}

/** Requests permission for the one image that a text names. Out: `false` if the readers must be loaded first. */
function askFor(text: string): boolean {
  const view = viewOf(text);
  if (view.kind === 'image') askForRegistry(view.image.reference.registry, text);
  return view.kind !== 'loading';
}

/** `App` shows it: its own effect loads the readers too. */
const ignore = () => {};

interface PageProps {
  text: string;
  view: View;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

function Page({ text, view, lookUp, leavesNoTrace }: PageProps) {
  switch (view.kind) {
    case 'loading':
      return null;
    case 'start':
      return <StartPage lookUp={lookUp} leavesNoTrace={leavesNoTrace} />;
    case 'image':
      return <ImagePage image={view.image} lookUp={lookUp} leavesNoTrace={leavesNoTrace} />;
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
      return <view.SeveralPage text={text} found={view.found} lookUp={lookUp} />;
    case 'nothing':
      return <NothingFound found={view.found} problem={view.problem} />;
  }
}
