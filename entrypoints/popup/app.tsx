import { useEffect, useState } from 'preact/hooks';
import { NothingFound } from '../../components/nothing-found.tsx';
import { t } from '../../lib/i18n.ts';
import { formatReference } from '../../lib/oci/reference.ts';
import { send } from '../../lib/send.ts';
import { ImagePage } from './image-page.tsx';
import { LookupBox } from './lookup-box.tsx';
import { NamespacePage } from './namespace-page.tsx';
import { askForRegistries } from './permission.ts';
import { SeveralPage } from './several-page.tsx';
import { type View, viewOf } from './view.ts';

/** The popup: a box for whatever a person holds, and below it what that is. */
export function App({ asked }: { asked: string }) {
  const [text, setText] = useState(asked);
  const [attempt, setAttempt] = useState(0);
  const view = viewOf(text);

  useEffect(() => {
    const query = text === '' ? '' : `?${new URLSearchParams({ image: text.slice(0, 2000) })}`;
    history.replaceState(null, '', location.pathname + query);
    if (view.kind === 'image')
      void send('recent.add', { image: formatReference(view.image.reference) }).catch(() => {});
  }, [text]);

  const lookUp = (wanted: string) => {
    const next = viewOf(wanted);
    // In the click itself, before anything is awaited: otherwise the browser does not ask the person.
    if (next.kind === 'image') void askForRegistries([next.image.reference.registry]);
    setText(wanted);
    setAttempt(attempt + 1);
  };

  return (
    <main>
      <LookupBox text={text} lookUp={lookUp} />
      <Page key={`${attempt} ${text}`} view={view} lookUp={lookUp} />
    </main>
  );
}

function Page({ view, lookUp }: { view: View; lookUp: (text: string) => void }) {
  switch (view.kind) {
    case 'start':
      return <p class="note">{t('popupStart')}</p>;
    case 'image':
      return <ImagePage image={view.image} lookUp={lookUp} />;
    case 'namespace':
      return <NamespacePage registry={view.registry} namespace={view.namespace} lookUp={lookUp} />;
    case 'several':
      return <SeveralPage found={view.found} lookUp={lookUp} />;
    case 'nothing':
      return <NothingFound found={view.found} problem={view.problem} />;
  }
}
