import { useEffect, useState } from 'preact/hooks';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { NothingFound } from '../../components/nothing-found.tsx';
import { t } from '../../lib/i18n.ts';
import { ImagePage } from './image-page.tsx';
import { LookupBox } from './lookup-box.tsx';
import { NamespacePage } from './namespace-page.tsx';
import { askForRegistry } from './permission.ts';
import { SeveralPage } from './several-page.tsx';
import { StartPage } from './start-page.tsx';
import { type View, viewOf } from './view.ts';

/** Longest text, in characters, that goes into the address and so survives a reload. */
const LONGEST_QUERY = 4000;

interface AppProps {
  /** The text to look up at once. */
  asked: string;
  /** The text stays out of the address, which a history may keep. */
  leavesNoTrace: boolean;
}

/** The popup: a box for a reference, and below it what that names. */
export function App({ asked, leavesNoTrace }: AppProps) {
  const [text, setText] = useState(asked);
  const [attempt, setAttempt] = useState(0);
  const view = viewOf(text);

  useEffect(() => {
    if (leavesNoTrace) return history.replaceState(null, '', `${location.pathname}?private`);
    const isShort = text !== '' && text.length <= LONGEST_QUERY;
    const query = isShort ? `?${new URLSearchParams({ image: text })}` : '';
    history.replaceState(null, '', location.pathname + query);
  }, [text]);

  const lookUp = (wanted: string) => {
    const next = viewOf(wanted);
    // Within the click, before anything is awaited: otherwise the browser refuses to ask.
    if (next.kind === 'image') askForRegistry(next.image.reference.registry, wanted);
    setText(wanted);
    setAttempt((count) => count + 1);
  };

  return (
    <main>
      <LookupBox text={text} lookUp={lookUp} />
      {(view.kind === 'start' || view.kind === 'nothing') && <h1 class="unseen">{t('extensionName')}</h1>}
      <ErrorBoundary key={attempt}>
        <Page text={text} view={view} lookUp={lookUp} leavesNoTrace={leavesNoTrace} />
      </ErrorBoundary>
    </main>
  );
}

interface PageProps {
  text: string;
  view: View;
  lookUp: (text: string) => void;
  leavesNoTrace: boolean;
}

function Page({ text, view, lookUp, leavesNoTrace }: PageProps) {
  switch (view.kind) {
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
      return <SeveralPage text={text} found={view.found} lookUp={lookUp} />;
    case 'nothing':
      return <NothingFound found={view.found} problem={view.problem} />;
  }
}
