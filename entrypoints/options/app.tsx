import { useRef, useState } from 'preact/hooks';
import { Drawing, SEARCH } from '../../components/drawing.tsx';
import { ErrorBoundary } from '../../components/error-boundary.tsx';
import { FailureNote } from '../../components/failure-note.tsx';
import { KeepingNote } from '../../components/options/keeping-note.tsx';
import { useCurrent } from '../../components/use-current.ts';
import { t } from '../../lib/i18n.ts';
import { OPTION_SECTIONS } from './sections.ts';
import { useAnswer } from './use-answer.ts';
import { useSearch } from './use-search.ts';

const IDS = OPTION_SECTIONS.map(({ id }) => id);

/** All options: contents and search, and beside them the sections. One that throws is replaced by its failure. */
export function App() {
  const [keeping, , failure] = useAnswer('keeping.look', {});
  const canKeep = keeping?.device ?? true;
  const main = useRef<HTMLElement>(null);
  const [words, setWords] = useState('');
  const found = useSearch(main, words);
  const current = useCurrent(IDS);
  return (
    <div class="page">
      <aside>
        <h1>
          <img class="logo" src="/icons/32.png" alt="" />
          {t('optionsTitle')}
        </h1>
        <label class="field">
          <Drawing of={SEARCH} />
          <input
            type="search"
            name="search"
            placeholder={t('optionsSearch')}
            aria-label={t('optionsSearch')}
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        </label>
        <nav class="toc" aria-label={t('inspectContents')}>
          <ul>
            {OPTION_SECTIONS.map(({ id, title }) => (
              <li key={id} hidden={!found.has(id)}>
                <a href={`#${id}`} aria-current={id === current ? 'true' : undefined}>
                  {t(title)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </aside>
      <main ref={main}>
        {!canKeep && <KeepingNote />}
        {failure && <FailureNote failure={failure} where={t('extensionName')} />}
        {found.size === 0 && <p role="status">{t('optionsNone')}</p>}
        {OPTION_SECTIONS.map(({ id, View }) => (
          <div key={id} data-options={id}>
            <ErrorBoundary>
              <View canKeep={canKeep} />
            </ErrorBoundary>
          </div>
        ))}
      </main>
    </div>
  );
}
